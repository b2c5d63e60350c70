import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import path from 'node:path';
import { stateFolder } from '../../src/submission/stateFolder';

describe('stateFolder', () => {
  const everything = { LOCALAPPDATA: 'D:\\Data', XDG_STATE_HOME: '/state' };

  function gives(folder: string, platform: NodeJS.Platform, env: Record<string, string | undefined>): void {
    const home = platform === 'win32' ? 'C:\\Users\\ann' : '/home/ann';
    it(`is ${folder} on ${platform} with ${JSON.stringify(env)}`, () => {
      assert.equal(stateFolder(env, platform, home), folder);
    });
  }

  gives('D:\\Data\\mews-loyalty-programs', 'win32', everything);
  gives('C:\\Users\\ann\\AppData\\Local\\mews-loyalty-programs', 'win32', { XDG_STATE_HOME: '/state' });
  for (const LOCALAPPDATA of ['', 'Local', '.\\Local']) {
    gives('C:\\Users\\ann\\AppData\\Local\\mews-loyalty-programs', 'win32', { LOCALAPPDATA });
  }
  gives('/home/ann/Library/Application Support/mews-loyalty-programs', 'darwin', everything);
  for (const platform of ['linux', 'freebsd'] as const) {
    gives('/state/mews-loyalty-programs', platform, everything);
    gives('/home/ann/.local/state/mews-loyalty-programs', platform, { LOCALAPPDATA: '/local' });
  }
  for (const XDG_STATE_HOME of ['', 'state', './state', '~/state']) {
    gives('/home/ann/.local/state/mews-loyalty-programs', 'linux', { XDG_STATE_HOME });
  }

  it('is an absolute path for this very process', () => {
    assert.ok(path.isAbsolute(stateFolder(process.env, process.platform, homedir())));
  });
});
