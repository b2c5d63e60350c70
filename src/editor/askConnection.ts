import * as vscode from 'vscode';
import type { Connection } from '../mews/connection';
import type { MewsClient } from '../mews/mewsClient';
import { PLATFORM_ADDRESSES, parsePlatformAddress } from '../mews/platformAddress';
import {
  addressOf,
  answerToken,
  type ConnectionDraft,
  type ConnectionStep,
  connectionOf,
  draftOf,
  type EditedConnection,
  type EnvironmentChoice,
  forgetTokensOf,
  stepsOf,
} from './connectionDraft';
import { addressSentence, belongsToSentence, nameSentence, proposedName } from './connectionSentences';
import { askChoice, askText, type Choice, type StepResult } from './inputSteps';
import { slowProgress } from './slowProgress';
import { tokenStep } from './tokenStep';
import { tryTokens } from './tryTokens';

const { t } = vscode.l10n;

/** What the questions need to know of the world. */
export interface ConnectionQuestions {
  readonly title: string;
  /** The connection that is edited. */
  readonly former?: EditedConnection;
  /** Tokens that were found somewhere and only wait for a nod; each is asked for all the same. */
  readonly pasted?: Partial<Pick<Connection, 'clientToken' | 'accessToken'>>;
  /** The names that are taken now: another window may have taken one since the first question. */
  readonly takenNames: () => readonly string[];
  /** Asks Mews whom the tokens belong to. */
  readonly mews: Pick<MewsClient, 'configuration' | 'portfolio'>;
}

/** Asks for a connection step by step; undefined where the person ended it. Stores nothing. */
export async function askConnection(questions: ConnectionQuestions): Promise<Connection | undefined> {
  const draft: ConnectionDraft = { ...draftOf(questions.former), ...questions.pasted };
  let position = 0;
  for (;;) {
    const steps = stepsOf(draft);
    const step = steps[position];
    if (step === undefined) return connectionOf(draft, questions.former);
    if (step === 'name') await learnOwner(draft, questions);
    const answer = await ask(step, position + 1, steps.length, draft, questions);
    if (answer === 'ended') return undefined;
    position += answer === 'back' ? -1 : 1;
  }
}

async function ask(
  step: ConnectionStep,
  number: number,
  totalSteps: number,
  draft: ConnectionDraft,
  questions: ConnectionQuestions,
): Promise<StepResult<unknown>['kind']> {
  const frame = { title: questions.title, step: number, totalSteps };
  const { former, pasted } = questions;
  switch (step) {
    case 'environment': {
      const result = await askChoice<EnvironmentChoice>({
        ...frame,
        placeholder: t('Which Mews environment?'),
        choices: environmentChoices(pasted !== undefined),
        ...(draft.choice && { current: draft.choice }),
      });
      if (result.kind === 'value') draft.choice = result.value;
      forgetTokensOf(former, draft);
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
          forgetTokensOf(former, draft);
        },
      );
    case 'clientToken':
    case 'accessToken': {
      /** An empty box keeps a stored token, but only for the address it was stored for. */
      const stored = former && former.platformAddress === addressOf(draft) ? former[step] : undefined;
      return keep(
        await askText({
          ...frame,
          ...tokenStep(step, stored),
          value: draft[step] ?? '',
          ...(step === 'accessToken' && {
            ask: async (text: string, signal: AbortSignal) => {
              const tokens = { clientToken: draft.clientToken ?? '', accessToken: text || (stored ?? '') };
              const connection = { platformAddress: addressOf(draft), ...tokens };
              const { configuration, complaint } = await tryTokens(questions.mews, connection, false, signal);
              draft.configuration = configuration;
              return complaint;
            },
          }),
        }),
        (text) => {
          answerToken(draft, step, text === '' && stored !== undefined ? stored : text);
        },
      );
    }
    case 'portfolio': {
      const result = await askChoice<boolean>({
        ...frame,
        placeholder: t('What does the AccessToken cover?'),
        choices: coverageChoices(draft),
        current: draft.portfolio ?? isPortfolio(draft) ?? false,
      });
      if (result.kind === 'value') draft.portfolio = result.value;
      return result.kind;
    }
    case 'name': {
      const { portfolio: _, ...ofDemo } = draft;
      const asked = draft.choice === 'demo-public' ? ofDemo : draft;
      return keep(
        await askText({
          ...frame,
          prompt: belongsToSentence(asked),
          value: draft.name ?? proposedName(addressOf(draft), asked, questions.takenNames()),
          validate: (text) => nameSentence(text, questions.takenNames(), former?.name),
        }),
        (text) => {
          draft.name = text;
        },
      );
    }
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

function coverageChoices(draft: ConnectionDraft): Choice<boolean>[] {
  const said = isPortfolio(draft);
  const choices: Choice<boolean>[] = [
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
  ];
  return choices.map((choice) => (choice.value === said ? { ...choice, description: t('as Mews says') } : choice));
}

function isPortfolio({ configuration }: ConnectionDraft): boolean | undefined {
  return configuration?.kind === 'known' ? configuration.isPortfolio : undefined;
}

function keep(result: StepResult<string>, set: (text: string) => void): StepResult<string>['kind'] {
  if (result.kind === 'value') set(result.value);
  return result.kind;
}

/** Names the hotel, or the chains of a portfolio, before the person has to. Its failure is no failure of the connection. */
async function learnOwner(draft: ConnectionDraft, { mews }: ConnectionQuestions): Promise<void> {
  const connection = connectionOf({ ...draft, name: '-' });
  if (!connection) return;
  if (draft.choice === 'demo-public') {
    const title = t('Asking Mews whose tokens these are…');
    draft.configuration = await slowProgress({ title, cancellable: true }, (_, signal) =>
      mews.configuration(connection, signal),
    );
  } else if (connection.portfolio) {
    const title = t('Asking Mews which chains the token covers…');
    const covered = await slowProgress({ title, cancellable: true }, (_, signal) => mews.portfolio(connection, signal));
    if (covered) draft.covered = covered;
    else delete draft.covered;
  }
}
