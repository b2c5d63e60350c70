import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';

const ID = 'mews-loyalty.mews-loyalty-programs';

/** The extension as VS Code sees it. */
export function extension(): vscode.Extension<TestApi | undefined> {
  const found = vscode.extensions.getExtension<TestApi | undefined>(ID);
  assert(found, 'the extension is not installed');
  return found;
}

/** What the extension gives to tests, activating it where it isn't active yet. */
export async function testApi(): Promise<TestApi> {
  const api = await extension().activate();
  assert(api, 'the extension gives nothing: it runs in production mode');
  return api;
}
