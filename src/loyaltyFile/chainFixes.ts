import type { FixPlace, FixSource, KnownChain } from './fixSource';
import type { ProposedFix } from './loyaltyFileFix';
import type { LoyaltyFileProblem } from './loyaltyFileProblem';
import { additionOf, removalFix } from './memberFixes';
import { FILE_MEMBERS } from './members';
import { tokenChainIds } from './otherChain';
import { replacementFix, textIn } from './valueFixes';

const UUID = /(?<![\da-f])([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})(?![\da-f])/gi;

/** A menu of more nobody reads: the completion of ChainId can be typed in. */
const MAX_OFFERED = 20;

/** Names the chain that the file is for, where it names none: one fix for each of the first that the connections know. */
export function missingChainFixes(source: FixSource, { range, path }: LoyaltyFileProblem): ProposedFix[] {
  if (path?.length === 1) {
    const place = source.placeOf(range);
    return place ? knownChainFixes(source, place) : [];
  }
  const file = source.container(range.offset);
  if (!file?.whole || file.type !== 'object') return [];
  const { chains } = source.context;
  return chains.slice(0, MAX_OFFERED).map((chain) => ({
    change: chainChange(chain),
    operations: [additionOf(source, file, FILE_MEMBERS, 'ChainId', chain.chainId)],
    reach: 'once',
    preferred: chains.length === 1,
  }));
}

/** Mends a ChainId that is none: the UUID in it, a chain of the connections, or none at all where that will do. */
export function invalidChainFixes(source: FixSource, place: FixPlace): ProposedFix[] {
  const text = textIn(place) ?? '';
  const found = new Set([...text.matchAll(UUID)].map((match) => match.slice(1).join('-')));
  const inside = [...found].flatMap((chainId) =>
    replacementFix(place.entry, chainId, chainChange({ chainId }), 'all', found.size === 1),
  );
  const known = knownChainFixes(source, place, text).filter(
    ({ change }) => change.kind !== 'use-chain-id' || !found.has(change.chainId),
  );
  return [...inside, ...known, ...(source.context.portfolio ? [] : withoutChainFixes(place))];
}

/**
 * Names a chain that the token is for; where Mews ignores the ChainId, takes it out. Which of the file and the connection is the
 * wrong one only a person knows, so none is obvious.
 */
export function otherChainFixes(
  { context: { connection, chains, portfolio } }: FixSource,
  place: FixPlace,
): ProposedFix[] {
  const ids = new Set(connection && tokenChainIds(connection));
  const fitting = chains.filter(({ chainId }) => ids.has(chainId.toLowerCase())).slice(0, MAX_OFFERED);
  return [
    ...fitting.flatMap((chain) => replacementFix(place.entry, chain.chainId, chainChange(chain), 'once')),
    ...(portfolio ? [] : withoutMemberFix(place)),
  ];
}

/** Mews uses the enterprise's own chain where the token is for one enterprise. */
function withoutChainFixes(place: FixPlace): ProposedFix[] {
  return [
    ...replacementFix(place.entry, null, { kind: 'use-null', member: 'ChainId' }, 'once'),
    ...withoutMemberFix(place),
  ];
}

function withoutMemberFix(place: FixPlace): ProposedFix[] {
  return removalFix(place).map((fix): ProposedFix => ({ ...fix, reach: 'once', preferred: false }));
}

/** A chain that is named in words comes first. */
function knownChainFixes({ context: { chains, portfolio } }: FixSource, { entry }: FixPlace, text = ''): ProposedFix[] {
  const isNamed = ({ chainName }: KnownChain) =>
    chainName !== undefined && chainName.toLowerCase() === text.trim().toLowerCase();
  const named = chains.filter(isNamed);
  const offered = [...named, ...chains.filter((chain) => !isNamed(chain))].slice(0, MAX_OFFERED);
  return offered.flatMap((chain) => {
    const preferred = named.length === 1 ? isNamed(chain) : text === '' && portfolio && chains.length === 1;
    return replacementFix(entry, chain.chainId, chainChange(chain), 'once', preferred);
  });
}

function chainChange({ chainId, chainName }: KnownChain): ProposedFix['change'] {
  return { kind: 'use-chain-id', chainId, chainName };
}
