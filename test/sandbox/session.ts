import { type OperationName, operationNames } from './operationName';
import { type Chain, type Enterprise, enterprises } from './sandboxEnterprises';
import { sandboxTokens } from './sandboxTokens';

/** What a pair of tokens may do. */
export interface Session {
  readonly accessToken: string;
  readonly isPortfolio: boolean;
  readonly isEnabled: boolean;
  /** At least one; exactly one unless `isPortfolio`. */
  readonly enterprises: readonly [Enterprise, ...Enterprise[]];
  readonly permissions: readonly OperationName[];
}

const hotelAurora: Omit<Session, 'accessToken'> = {
  isPortfolio: false,
  isEnabled: true,
  enterprises: [enterprises.hotelAurora],
  permissions: operationNames,
};

const sessions: readonly Session[] = [
  { ...hotelAurora, accessToken: sandboxTokens.accessToken },
  {
    ...hotelAurora,
    accessToken: sandboxTokens.portfolioAccessToken,
    isPortfolio: true,
    enterprises: [
      enterprises.hotelAurora,
      enterprises.auroraLakeside,
      enterprises.borealisCentral,
      enterprises.borealisHarbour,
    ],
  },
  {
    ...hotelAurora,
    accessToken: sandboxTokens.restrictedAccessToken,
    permissions: ['loyaltyPrograms/add', 'loyaltyPrograms/update', 'loyaltyPrograms/delete'],
  },
  { ...hotelAurora, accessToken: sandboxTokens.disabledAccessToken, isEnabled: false },
];

/** The session an AccessToken stands for, or null when the sandbox never issued it. */
export function sessionOf(accessToken: string): Session | null {
  return sessions.find((session) => session.accessToken === accessToken) ?? null;
}

/** The chains a session reaches, each once. */
export function chainsOf(session: Session): readonly Chain[] {
  return [...new Set(session.enterprises.map((enterprise) => enterprise.chain))];
}
