import * as vscode from 'vscode';
import { MAX_PROGRAMS_PER_REQUEST } from '../mews/limits';
import { SETTINGS } from './ids';

/** The most programs in one request, as the setting says; what Mews takes where the setting is no such number. */
export function batchSize(): number {
  const setting = vscode.workspace.getConfiguration(SETTINGS.section).get<unknown>(SETTINGS.batchSize);
  return typeof setting === 'number' && setting >= 1
    ? Math.min(Math.floor(setting), MAX_PROGRAMS_PER_REQUEST)
    : MAX_PROGRAMS_PER_REQUEST;
}
