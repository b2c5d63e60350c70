/** The tokens that Mews publishes for trying its Demo environment (gross pricing). Source: Mews Connector API, Environments. */
export const PUBLIC_DEMO_TOKENS = {
  clientToken: 'E0D439EE522F44368DC78E1BFB03710C-D24FB11DBE31D4621C4817E028D9E1D',
  accessToken: 'C66EF7B239D24632943D115EDE9CB810-EA00F8FD8294692C940F6B5A8F9453D',
} as const;
