import fetch from 'node-fetch';
import { tunnelAware } from './tunnelAware';

/** node-fetch in a bundle of its own: most windows never send a request. */
export const nodeFetch = tunnelAware(fetch);
