/**
 * Tokens that no server of Mews ever gave, with characters that JSON, addresses and HTML each write in a way of their own: one that
 * leaks is found in whatever form it leaks.
 */
export const canaryTokens = {
  clientToken: 'CANARY-C-9f27d1"\\/<é>4b60a8e3-Lighthouse',
  accessToken: 'CANARY-A-c3e58b"\\/<ü>71d9f204-Harbourside',
} as const;
