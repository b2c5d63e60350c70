import assert from 'node:assert/strict';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_ANSWER_BYTES } from '../../src/mews/limits';
import type { AddPorts } from '../../src/submission/addLoyaltyPrograms';
import { JOURNAL_ROOM_BYTES, MAX_JOURNAL_BYTES } from '../../src/submission/journalLimits';
import { journalLine } from '../../src/submission/journalLine';
import { answer, begin, intent, owner, recordsOf } from './journalEntries';
import { idsOf, standOf, useSandboxRuns } from './sandboxRun';
import { kindsOf, useJournals } from './useJournals';

// What is larger is refused without reading it: journal.test.ts. Most files have holes: they take no room on the disk.
describe('Journal', function () {
  this.timeout(120_000);
  const { journal, fileOf, rescueFileOf, rescueFolders, write, writeAndRescue } = useJournals();

  for (const bytes of [MAX_JOURNAL_BYTES - 1, MAX_JOURNAL_BYTES]) {
    it(`is read with ${bytes} bytes`, async () => {
      const runId = await write(journal(), begin);
      await truncate(fileOf(runId), bytes);
      const { records, end } = await journal().read(runId);
      assert.deepEqual([records.length, end], [1, 'torn']);
    });
  }

  it('stays in two places, where it can be read, as long as it would be too large in one', async () => {
    const runId = await writeAndRescue([begin, intent], 0, [answer]);
    const large = { ...answer, body: 'x'.repeat(MAX_JOURNAL_BYTES / 2) };
    const [, , third, fourth] = recordsOf(begin, intent, large, large);
    assert.ok(third && fourth);
    await writeFile(fileOf(runId), (await readFile(fileOf(runId), 'utf8')) + journalLine(third));
    await writeFile(rescueFileOf(runId, 0), journalLine(fourth));
    const sizes = async () =>
      Promise.all(
        [fileOf(runId), path.join(rescueFolders()[0] ?? '', `${runId}.jsonl`)].map(
          async (name) => (await stat(name)).size,
        ),
      );
    const before = await sizes();
    await assert.rejects(journal().reopen(runId, owner), { code: 'JOURNAL_FULL' });
    assert.deepEqual(await sizes(), before);
    assert.equal(kindsOf((await journal().read(runId)).records), 'begin intent answer answer');
  });
});

describe('Journal of a run whose answers are padded', function () {
  this.timeout(120_000);
  const { add, goOn, left } = useSandboxRuns();

  it('stays readable, and no request leaves whose answer it might not take', async () => {
    let posted = 0;
    const post: AddPorts['post'] = async (text) => {
      const sent: object[] = JSON.parse(text).LoyaltyPrograms;
      const body = JSON.stringify({ LoyaltyPrograms: sent.map((one) => ({ ...one, Id: `id ${posted}` })) });
      posted++;
      // A line feed takes two bytes in the journal.
      return { kind: 'answered', answer: { status: 200, body: body.padEnd(MAX_ANSWER_BYTES, '\n') } };
    };
    const most = (MAX_JOURNAL_BYTES - JOURNAL_ROOM_BYTES) / MAX_ANSWER_BYTES / 2;
    const ran = await add({ count: most + 2, request: { batchSize: 1 }, ports: { post } });
    const recordFailure = { when: 'before-sending', code: 'JOURNAL_FULL' };
    assert.deepEqual([posted, ran.report.recordFailure, ran.report.bug], [most, recordFailure, undefined]);
    const items = [...Array(most).keys()];
    assert.deepEqual(
      idsOf(ran),
      items.map((item) => `id ${item}`),
    );
    assert.deepEqual(standOf(ran.run), ['not-sent', items, [], [most, most + 1]]);
    const again = await goOn(ran.report.runId, { ports: { post } });
    assert.ok(again.report.kind === 'sent');
    assert.deepEqual([posted, again.report.recordFailure], [most, recordFailure]);
    assert.deepEqual(standOf((await left(ran.report.runId)).run), standOf(ran.run));
  });
});
