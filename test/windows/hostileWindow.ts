import assert from 'node:assert/strict';
import type { Arrangement } from '../host/runSuites';
import type { Settings } from '../host/windowData';
import { startEvilServer } from './evilServer';
import { hostileSettings } from './hostileSettings';
import { schemaQuestion } from './schemaQuestion';
import type { WindowCase } from './windowCase';

/** Where settings come from: puts them there, or gives them as those of the machine. */
type Put = (workspace: string, settings: Settings) => Promise<Pick<Arrangement, 'machineSettings'>>;

/**
 * A window into which somebody brings settings that are against us. Trust is on. When it is closed, the server of that somebody has seen
 * nothing of ours: only VS Code's own JSON support, asking for the schema that its own setting `json.schemas` names.
 */
export function hostileWindow(put: Put): WindowCase {
  return {
    workspaceTrust: true,
    userSettings: { 'mewsLoyalty.confirm': 'always' },
    async arrange(workspace) {
      const evil = await startEvilServer();
      return {
        ...(await put(workspace, hostileSettings(evil.address))),
        env: { MEWS_LOYALTY_EVIL: evil.address },
        async after() {
          await evil.close();
          assert.deepEqual(
            evil.seen.filter((line) => !schemaQuestion.test(line)),
            [],
            'their server has seen something',
          );
        },
      };
    },
  };
}
