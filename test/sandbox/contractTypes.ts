/** What a program belongs to. `Unknown` is a value of Mews, not a gap. */
export type LoyaltyProgramType = 'Hotel' | 'ExternalPartner' | 'SoftBrand' | 'Unknown';

/** Whether guests pay for their membership. */
export type LoyaltyProgramSubscription = 'Free' | 'Paid';

/** Whether a program is in use; `delete` only marks it. */
export type ActivityState = 'Deleted' | 'Active';

/** A program as the operations answer it. */
export interface LoyaltyProgram {
  readonly Id: string;
  readonly ChainId: string;
  readonly Name: string;
  readonly Code: string;
  readonly Type: LoyaltyProgramType;
  readonly Subscription: LoyaltyProgramSubscription;
}

/** A program as `add` is asked to create it. */
export type LoyaltyProgramAddParameters = Omit<LoyaltyProgram, 'Id' | 'ChainId'>;

interface Credentials {
  readonly ClientToken: string;
  readonly AccessToken: string;
  readonly Client: string;
}

/** Both ends as written by the client; a missing or null end leaves that side open. */
export interface TimeFilterInterval {
  readonly StartUtc?: string | null;
  readonly EndUtc?: string | null;
}

/** What `update` changes in one program; a member that is missing or null stays as it is. */
export interface LoyaltyProgramUpdateParameters {
  readonly LoyaltyProgramId: string;
  readonly Name?: { readonly Value?: string | null } | null;
  readonly Type?: { readonly Value?: LoyaltyProgramType } | null;
  readonly Subscription?: { readonly Value?: LoyaltyProgramSubscription } | null;
}

/** The type of each checked schema of the contract, by the schema's name. */
export interface ContractTypes {
  readonly MultipleLoyaltyProgramAddParameters: Credentials & {
    readonly ChainId?: string | null;
    readonly LoyaltyPrograms: readonly LoyaltyProgramAddParameters[];
  };
  readonly LoyaltyProgramAdditionResult: { readonly LoyaltyPrograms: readonly LoyaltyProgram[] };
  readonly LoyaltyProgramFilterParameters: Credentials & {
    readonly ChainIds?: readonly string[] | null;
    readonly CreatedUtc?: TimeFilterInterval | null;
    readonly UpdatedUtc?: TimeFilterInterval | null;
    readonly LoyaltyProgramIds?: readonly string[] | null;
    readonly ActivityStates?: readonly ActivityState[] | null;
    readonly Codes?: readonly string[] | null;
    readonly Limitation: { readonly Count: number; readonly Cursor?: string | null };
  };
  readonly LoyaltyProgramResult: {
    readonly LoyaltyPrograms: readonly LoyaltyProgram[];
    readonly Cursor?: string | null;
  };
  readonly MultipleLoyaltyProgramUpdateParameters: Credentials & {
    readonly ChainId?: string | null;
    readonly LoyaltyProgramUpdates: readonly LoyaltyProgramUpdateParameters[];
  };
  readonly LoyaltyProgramDeleteParameters: Credentials & { readonly LoyaltyProgramIds: readonly string[] };
  readonly LoyaltyProgramDeleteResult: Readonly<Record<string, never>>;
  readonly ConfigurationParameters: Credentials & { readonly EnterpriseId?: string | null };
  readonly ConfigurationResult: {
    readonly NowUtc: string;
    readonly Enterprise: {
      readonly Id: string;
      readonly Name: string;
      readonly ChainId: string;
      readonly ChainName: string;
      readonly IsPortfolio: boolean;
    };
  };
  readonly EnterpriseFilterParameters: Credentials & {
    readonly EnterpriseIds?: readonly string[] | null;
    readonly Limitation: { readonly Count: number; readonly Cursor?: string | null };
  };
  readonly EnterpriseResult: {
    readonly Enterprises: readonly { readonly Id: string; readonly ChainId: string; readonly Name: string }[];
    readonly Cursor?: string | null;
  };
  readonly ConnectorApiExceptionResult: {
    readonly Message?: string | null;
    readonly RequestId?: string | null;
    readonly Details?: unknown;
  };
}
