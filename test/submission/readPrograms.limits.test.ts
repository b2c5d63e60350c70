import assert from 'node:assert/strict';
import { MAX_READ_LENGTH, PROGRAM_LENGTH, type ReadPorts } from '../../src/submission/readPrograms';
import { useSandbox } from '../sandbox/useSandbox';
import { readFrom } from './sandboxRead';

describe('readPrograms', () => {
  const sandbox = useSandbox();

  for (const beyond of [-1, 0, 1]) {
    it(`${beyond > 0 ? 'fails with' : 'reads'} ${MAX_READ_LENGTH + beyond} characters in all`, async () => {
      const pages = 9;
      const Name = 'N'.repeat(7 * 1024 * 1024);
      let asked = 0;
      // The last one has what is left.
      const rest = MAX_READ_LENGTH + beyond - (pages - 1) * (Name.length + 'a0'.length + PROGRAM_LENGTH);
      const getAll: ReadPorts['getAll'] = async () => {
        const Id = `a${asked++}`;
        const name = asked < pages ? Name : 'N'.repeat(rest - Id.length - PROGRAM_LENGTH);
        const body = JSON.stringify({ LoyaltyPrograms: [{ Id, Name: name }], Cursor: asked < pages ? Id : null });
        return { kind: 'answered', answer: { status: 200, body } };
      };
      const { result } = await readFrom(sandbox(), ['G1'], { ports: { getAll, tokens: [] } });
      assert.equal(asked, pages);
      if (beyond > 0) assert.deepEqual(result, { kind: 'failed', why: 'answer-too-large', status: 200 });
      else assert.ok(result.kind === 'read' && result.programs.length === pages);
    });
  }
});
