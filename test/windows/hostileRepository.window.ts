import assert from 'node:assert/strict';
import { startEvilServer } from './evilServer';
import { hostileRepository } from './hostileRepository';
import { schemaQuestion } from './schemaQuestion';
import type { WindowCase } from './windowCase';

/** A folder of loyalty files of somebody who means harm, trusted by somebody who did not look. */
export const windowCase: WindowCase = {
  async arrange(workspace) {
    const evil = await startEvilServer();
    const files = hostileRepository(workspace, evil.address);
    return {
      env: { MEWS_LOYALTY_EVIL: evil.address, MEWS_LOYALTY_FILES: String(files) },
      async after() {
        await evil.close();
        const ours = evil.seen.filter((line) => !schemaQuestion.test(line));
        assert.deepEqual(ours, [], 'their server has seen something');
      },
    };
  },
};
