import * as vscode from 'vscode';
import { tokenSentence } from './connectionSentences';
import type { TextStep } from './inputSteps';

const { t } = vscode.l10n;

/** The box for a token. Where one is `stored`, an empty box keeps it. */
export function tokenStep(
  token: 'clientToken' | 'accessToken',
  stored: string | undefined,
): Pick<TextStep, 'prompt' | 'placeholder' | 'password' | 'validate'> {
  return {
    prompt:
      token === 'clientToken'
        ? t('ClientToken: identifies your application. It is kept in the secret storage of VS Code.')
        : t('AccessToken: identifies the property or the portfolio. It is kept in the secret storage of VS Code.'),
    ...(stored !== undefined && { placeholder: t('Leave empty to keep the stored token') }),
    password: true,
    validate: (text) => (text === '' && stored !== undefined ? undefined : tokenSentence(text)),
  };
}
