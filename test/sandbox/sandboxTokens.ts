/** What to type in, and what each is for. */
export interface SandboxTokens {
  /** The application. Goes with every AccessToken below. */
  readonly clientToken: string;
  /** One enterprise, Hotel Aurora, with permission for every operation. */
  readonly accessToken: string;
  /** A Portfolio Access Token: several enterprises in two chains, so `add` and `update` need a ChainId. */
  readonly portfolioAccessToken: string;
  /** Hotel Aurora, without permission for `configuration/get` and `loyaltyPrograms/getAll`: those answer 401. */
  readonly restrictedAccessToken: string;
  /** An enterprise that is disabled: every operation answers 401. */
  readonly disabledAccessToken: string;
}

/** Invented tokens in the shape of real ones. Each is unique, so that a leaked one is found by a plain text search. */
export const sandboxTokens: SandboxTokens = {
  clientToken: 'FADEC11E96BD7ACE5DCDE438BA732FE3-E2C179F47490F47E1B4C74054436185',
  accessToken: 'FADEACCE428276CA0E0F2C5C6A926B7A-6D780BC9A8BCCFA8477926AB3B9A89E',
  portfolioAccessToken: 'FADEF0110A2386B2CFDBCB9D1A5902EA-34517D4CE27BFE6733CD29C9503A070',
  restrictedAccessToken: 'FADE4E57B8017DB429231AACF64BAD9D-01AE4FBD0F8AFE7887B1C01784F73BD',
  disabledAccessToken: 'FADED15AA9271568EDA20E18D7170BAD-49CAD3C0A3C41ED5F78C4B10906BCFC',
};
