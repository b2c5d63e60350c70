import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';
import { after, before } from 'mocha';
import { type FastWorld, fastTime } from './fastTime';

/** Lets every server of this process date its answers by a world, as a Mews there would; `worldOf` is asked at each answer. */
export function useFastDates(worldOf: () => FastWorld): void {
  const onRequest = (message: unknown) => {
    const response: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'response') : null;
    if (response instanceof ServerResponse) {
      response.setHeader('Date', new Date(fastTime(worldOf()).nowMs()).toUTCString());
    }
  };
  before(() => subscribe('http.server.request.start', onRequest));
  after(() => unsubscribe('http.server.request.start', onRequest));
}
