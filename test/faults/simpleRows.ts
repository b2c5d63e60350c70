import type { Fault } from '../sandbox/fault';
import type { Expected, FaultRow } from './faultRow';
import { type RawServer, type RawServerOptions, type Script, startRawServer } from './rawServer';

/** A row whose fault the sandbox knows, and in which a person does no more than to add the programs. */
export function sandboxRow(
  row: string,
  what: string,
  fault: Exclude<Fault, { readonly kind: 'resetOnConnection' }>,
  expected: Expected,
  text?: string,
): FaultRow {
  return {
    row,
    fault: what,
    async play(stage) {
      stage.fault(fault);
      await stage.add(text);
    },
    expected,
  };
}

/** A row in which a server says bytes of the row's own. */
export function rawRow(
  row: string,
  what: string,
  script: Script,
  expected: Expected,
  options: RawServerOptions & { readonly text?: string; readonly also?: (server: RawServer) => void } = {},
): FaultRow {
  return {
    row,
    fault: what,
    async play(stage) {
      const server = await startRawServer(script, options);
      await stage.connect(server);
      await stage.add(options.text);
      options.also?.(server);
    },
    expected,
  };
}
