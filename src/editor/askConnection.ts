import * as vscode from 'vscode';
import type { Configuration } from '../mews/configuration';
import type { Connection, ConnectionSummary } from '../mews/connection';
import { environmentOf, PLATFORM_ADDRESSES, parsePlatformAddress } from '../mews/platformAddress';
import { PUBLIC_DEMO_TOKENS } from '../mews/publicDemoTokens';
import { addressSentence, belongsToSentence, nameSentence, proposedName, tokenSentence } from './connectionSentences';
import { askChoice, askText, type Choice, type StepResult } from './inputSteps';
import { slowProgress } from './slowProgress';

const { t } = vscode.l10n;

/** What a person can choose as environment: Demo comes with the tokens Mews publishes, or with one's own. */
type EnvironmentChoice = 'demo-public' | 'demo' | 'production' | 'custom';
type StepName = 'environment' | 'address' | 'clientToken' | 'accessToken' | 'portfolio' | 'name';

/** What has been answered so far. */
interface Draft {
  choice?: EnvironmentChoice;
  address?: string;
  clientToken?: string;
  accessToken?: string;
  portfolio?: boolean;
  name?: string;
  configuration?: Configuration;
}

/** What the questions need to know of the world. */
export interface ConnectionQuestions {
  readonly title: string;
  /** The connection that is edited; without its tokens where they are gone. */
  readonly former?: ConnectionSummary & Partial<Pick<Connection, 'clientToken' | 'accessToken'>>;
  /** Tokens that were found somewhere and only wait for a nod; each is asked for all the same. */
  readonly pasted?: Partial<Pick<Connection, 'clientToken' | 'accessToken'>>;
  readonly takenNames: readonly string[];
  /** Asks Mews whom the tokens belong to. */
  readonly configurationOf: (
    connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
    signal: AbortSignal,
  ) => Promise<Configuration>;
}

/** Asks for a connection step by step; undefined where the person ended it. Stores nothing. */
export async function askConnection(questions: ConnectionQuestions): Promise<Connection | undefined> {
  const draft: Draft = { ...draftOf(questions.former), ...questions.pasted };
  let position = 0;
  for (;;) {
    const steps = stepsOf(draft);
    const step = steps[position];
    if (step === undefined) return connectionOf(draft);
    if (step === 'name') await askMews(draft, questions);
    const answer = await ask(step, position + 1, steps.length, draft, questions);
    if (answer === 'ended') return undefined;
    position += answer === 'back' ? -1 : 1;
  }
}

function draftOf(former: ConnectionQuestions['former']): Draft {
  if (!former) return {};
  const environment = environmentOf(former.platformAddress);
  const { platformAddress: address, name, portfolio } = former;
  return { choice: environment, ...(environment === 'custom' && { address }), name, portfolio };
}

function stepsOf({ choice }: Draft): StepName[] {
  switch (choice) {
    case 'demo-public':
      return ['environment', 'name'];
    case 'custom':
      return ['environment', 'address', 'clientToken', 'accessToken', 'portfolio', 'name'];
    default:
      return ['environment', 'clientToken', 'accessToken', 'portfolio', 'name'];
  }
}

async function ask(
  step: StepName,
  number: number,
  totalSteps: number,
  draft: Draft,
  questions: ConnectionQuestions,
): Promise<StepResult<unknown>['kind']> {
  const frame = { title: questions.title, step: number, totalSteps };
  const { former, pasted } = questions;
  /** An empty box keeps a stored token, but only for the address it was stored for. */
  const kept = former && former.platformAddress === addressOf(draft) ? former : undefined;
  switch (step) {
    case 'environment': {
      const result = await askChoice<EnvironmentChoice>({
        ...frame,
        placeholder: t('Which Mews environment?'),
        choices: environmentChoices(pasted !== undefined),
        ...(draft.choice && { current: draft.choice }),
      });
      if (result.kind === 'value') draft.choice = result.value;
      return result.kind;
    }
    case 'address':
      return keep(
        await askText({
          ...frame,
          prompt: t('PlatformAddress: the base address of the API. Tokens are sent to this address and no other.'),
          placeholder: 'https://api.example.com',
          value: draft.address ?? '',
          validate: addressSentence,
        }),
        (text) => {
          const parsed = parsePlatformAddress(text);
          if (parsed.kind === 'address') draft.address = parsed.address;
        },
      );
    case 'clientToken':
    case 'accessToken': {
      const stored = kept?.[step];
      return keep(
        await askText({
          ...frame,
          prompt:
            step === 'clientToken'
              ? t('ClientToken: identifies your application. It is kept in the secret storage of VS Code.')
              : t(
                  'AccessToken: identifies the property or the portfolio. It is kept in the secret storage of VS Code.',
                ),
          ...(stored !== undefined && { placeholder: t('Leave empty to keep the stored token') }),
          ...(pasted && { value: draft[step] ?? '' }),
          password: true,
          validate: (text) => (text === '' && stored !== undefined ? undefined : tokenSentence(text)),
        }),
        (text) => {
          draft[step] = text === '' && stored !== undefined ? stored : text;
        },
      );
    }
    case 'portfolio': {
      const result = await askChoice<boolean>({
        ...frame,
        placeholder: t('What does the AccessToken cover?'),
        choices: [
          {
            label: t('Single enterprise'),
            detail: t('Programs go to the chain of that enterprise; a ChainId in the file is ignored by Mews.'),
            value: false,
          },
          {
            label: t('Portfolio Access Token'),
            detail: t('Covers several enterprises: every file must name its chain in ChainId.'),
            value: true,
          },
        ],
        current: draft.portfolio ?? false,
      });
      if (result.kind === 'value') draft.portfolio = result.value;
      return result.kind;
    }
    case 'name':
      return keep(
        await askText({
          ...frame,
          prompt: belongsToSentence(draft.configuration),
          value: draft.name ?? proposedName(addressOf(draft), draft.configuration, questions.takenNames),
          validate: (text) => nameSentence(text, questions.takenNames),
        }),
        (text) => {
          draft.name = text;
        },
      );
  }
}

/** Who has tokens of their own does not mean the public ones. */
function environmentChoices(ownTokens: boolean): Choice<EnvironmentChoice>[] {
  const choices: Choice<EnvironmentChoice>[] = [
    {
      label: t('Demo, with the public demo tokens'),
      detail: t('For trying things out. Everyone shares it: no real data.'),
      value: 'demo-public',
    },
    { label: t('Demo, with your tokens'), description: PLATFORM_ADDRESSES.demo, value: 'demo' },
    { label: t('Production'), description: PLATFORM_ADDRESSES.production, value: 'production' },
    {
      label: t('Custom address…'),
      detail: t('A test server of your own, for example on this machine'),
      value: 'custom',
    },
  ];
  return choices.filter(({ value }) => !ownTokens || value !== 'demo-public');
}

function keep(result: StepResult<string>, set: (text: string) => void): StepResult<string>['kind'] {
  if (result.kind === 'value') set(result.value);
  return result.kind;
}

/** Names the hotel before the person has to. Its failure is no failure of the connection. */
async function askMews(draft: Draft, questions: ConnectionQuestions): Promise<void> {
  const connection = connectionOf({ ...draft, name: '-' });
  if (!connection) return;
  const title = t('Asking Mews whose tokens these are…');
  draft.configuration = await slowProgress({ title, cancellable: true }, (_, signal) =>
    questions.configurationOf(connection, signal),
  );
}

function addressOf({ choice, address }: Draft): string {
  switch (choice) {
    case 'custom':
      return address ?? '';
    case 'production':
      return PLATFORM_ADDRESSES.production;
    default:
      return PLATFORM_ADDRESSES.demo;
  }
}

function connectionOf(draft: Draft): Connection | undefined {
  const { clientToken, accessToken } = draft.choice === 'demo-public' ? PUBLIC_DEMO_TOKENS : draft;
  if (clientToken === undefined || accessToken === undefined || draft.name === undefined) return undefined;
  const { configuration } = draft;
  const portfolio = draft.choice !== 'demo-public' && (draft.portfolio ?? false);
  const facts = configuration?.kind === 'known' ? configuration : undefined;
  return {
    name: draft.name,
    platformAddress: addressOf(draft),
    clientToken,
    accessToken,
    portfolio,
    ...(facts?.enterpriseName !== undefined && { enterpriseName: facts.enterpriseName }),
    ...(facts?.chainName !== undefined && { chainName: facts.chainName }),
    ...(facts?.chainId !== undefined && { chainId: facts.chainId }),
  };
}
