import type { MewsSandbox } from '../sandbox/mewsSandbox';
import type { Workbench } from './workbench';

/** Answers all of "Add Connection" with the sandbox; without a name the proposed one is taken. */
export async function answerConnection(
  workbench: Workbench,
  { address, tokens }: MewsSandbox,
  { portfolio = false, name = '' } = {},
): Promise<void> {
  await workbench.choose('Which Mews environment?', 'Custom address…');
  await workbench.answer('PlatformAddress', address);
  await workbench.answer('ClientToken', tokens.clientToken);
  await workbench.answer('AccessToken', portfolio ? tokens.portfolioAccessToken : tokens.accessToken);
  await workbench.choose(
    'What does the AccessToken cover?',
    portfolio ? 'Portfolio Access Token' : 'Single enterprise',
  );
  await workbench.answer('Name this connection', name);
}
