import fetch from 'node-fetch';

/** node-fetch in a bundle of its own: most windows never send a request. */
export const nodeFetch = fetch;
