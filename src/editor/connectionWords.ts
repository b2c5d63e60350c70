import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import { harmless } from './harmless';
import type { KnownProgram } from './knownPrograms';

const { t } = vscode.l10n;

/** What a sentence about a connection needs. The chain of its token is no part: it is named, or the file names one. */
type Target = Omit<ConnectionSummary, 'chainId'>;

/** The connection that a run went through, as it was then. */
export function targetOf(begin: KnownProgram['target']): Target {
  const { connection: name, platformAddress, portfolio, enterpriseName, chainName, chainId, tokenChainId } = begin;
  // With a Portfolio Access Token the name is that of the file's chain, unless a run is so old that it knew the token's.
  const isOfFile = portfolio && tokenChainId === undefined && chainName !== undefined && typeof chainId === 'string';
  return {
    name,
    platformAddress,
    portfolio,
    ...(enterpriseName !== undefined && { enterpriseName }),
    ...(chainName !== undefined && { chainName }),
    ...(isOfFile && { chains: [{ id: chainId, name: chainName, enterpriseNames: [], enterpriseCount: 0 }] }),
  };
}

/** The environment of an address as people call it; the host of any other address. */
export function environmentName(platformAddress: string): string {
  switch (environmentOf(platformAddress)) {
    case 'demo':
      return t('Demo');
    case 'production':
      return t('Production');
    case 'custom':
      // A host may hold what VS Code would take for an icon.
      return harmless(new URL(platformAddress).host);
  }
}

/** Hotel and environment, for short places: "Hotel Aurora (Demo)". */
export function shortTarget({ enterpriseName, name, platformAddress, portfolio }: Target): string {
  const hotel = harmless(portfolio ? name : (enterpriseName ?? name));
  const place = environmentName(platformAddress);
  return hotel === place ? place : `${hotel} (${place})`;
}

/** The same with the chain, over a file that names `chainId`: "Hotel Aurora (Demo), chain Aurora Hotels". */
export function lensTarget(target: Target, chainId?: string | null): string {
  const chain = chainTarget(target, chainId);
  return chain === undefined ? shortTarget(target) : t('{0}, chain {1}', shortTarget(target), chain);
}

/** A connection in one line, with what its name does not say of hotel, chain and environment: "Mine · Hotel Aurora · Aurora Hotels · Demo". */
export function connectionLine(target: Target, chainId?: string | null): string {
  const name = harmless(target.name);
  return [name, ...factsBeside(name, target, chainId)].join(' · ');
}

/** What a name does not say of hotel and chain, and the environment, which it may say wrongly. */
export function factsBeside(name: string, target: Target, chainId?: string | null): string[] {
  const chain = chainTarget(target, chainId);
  const hotel = target.enterpriseName === undefined ? undefined : harmless(target.enterpriseName);
  const whose = target.portfolio ? [chain ?? t('Portfolio')] : [hotel, chain];
  const beside = whose.flatMap((fact) => (fact === undefined || name.includes(fact) ? [] : [fact]));
  const place = environmentName(target.platformAddress);
  return name === place ? beside : [...beside, place];
}

/**
 * Where programs go, as the end of a sentence: "Hotel Aurora, chain Aurora Hotels, in Production". With a Portfolio Access
 * Token they go to the chain that the file names, whatever enterprise Mews says the token belongs to.
 */
export function fullTarget(target: Target, chainId?: string | null): string {
  const place = environmentName(target.platformAddress);
  const whom = target.portfolio ? portfolioTarget(target, chainId) : enterpriseTarget(target);
  return environmentOf(target.platformAddress) === 'custom'
    ? t('{0}, at {1}', whom, place)
    : t('{0}, in {1}', whom, place);
}

function portfolioTarget(target: Target, chainId: string | null | undefined): string {
  const portfolio = t('the portfolio "{0}"', harmless(target.name));
  const chain = chainTarget(target, chainId);
  return chain === undefined ? portfolio : t('chain {0} of {1}', chain, portfolio);
}

function enterpriseTarget(target: Target): string {
  const { name, enterpriseName } = target;
  const hotel = enterpriseName === undefined ? t('the connection "{0}"', harmless(name)) : harmless(enterpriseName);
  const chain = chainTarget(target, undefined);
  return chain === undefined ? hotel : t('{0}, chain {1}', hotel, chain);
}

/** The name of the chain that programs go to; its Id where only that is known, and undefined where not even that is. */
function chainTarget({ portfolio, chainName, chains }: Target, chainId: string | null | undefined): string | undefined {
  if (!portfolio) return chainName === undefined ? undefined : harmless(chainName);
  if (typeof chainId !== 'string') return undefined;
  const known = chains?.find(({ id }) => id.toLowerCase() === chainId.toLowerCase());
  return harmless(known?.name ?? chainId);
}
