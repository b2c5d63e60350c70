import assert from 'node:assert/strict';
import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JOURNAL_ROOM_BYTES, MAX_JOURNAL_BYTES } from '../../src/submission/journalLimits';
import { journalLine } from '../../src/submission/journalLine';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { parseJournal } from '../../src/submission/parseJournal';
import { runJournal } from '../../src/submission/runJournal';
import { diskError, type Faults, faultyFile } from './faultyFile';
import { answer, baseline, begin, end, everyKind, intent, recordsOf, result, timeOf } from './journalEntries';
import { syncsIn } from './syncsIn';
import { useTemporaryFolder } from './temporaryFolder';

describe('runJournal', () => {
  const temporary = useTemporaryFolder();
  const fileName = 'r1.jsonl';
  const name = () => path.join(temporary(), fileName);
  const rescueFolders = () => ['one', 'two'].map((folder) => path.join(temporary(), folder, 'rescued'));

  interface Options {
    readonly faults?: Faults;
    readonly seq?: number;
    readonly bytes?: number;
    readonly onFirst?: () => Promise<void>;
    readonly clean?: (text: string) => string;
  }

  /** A journal on a new real file, whose clock shows another second at every record. */
  async function journalWith({ faults = {}, seq = 0, bytes = 0, onFirst, clean }: Options = {}) {
    const file = faultyFile(await open(name(), 'ax'), faults);
    let next = seq;
    const now = () => new Date(timeOf(next++));
    const place = { runId: 'r1', fileName, rescueFolders: rescueFolders(), now, ...(clean && { clean }) };
    return runJournal(file, place, seq, bytes, onFirst);
  }

  const content = async () => parseJournal(await readFile(name()));
  const kindsOf = async () => (await content()).records.map(({ kind }) => kind);
  /** Fails at the record with this kind, when so much of it is written. */
  const failsAt = (kind: JournalEntry['kind'], written: number, code = 'ENOSPC'): Faults => ({
    appendFile: async (text, file) => {
      if (!text.includes(`"kind":"${kind}"`)) return file.appendFile(text);
      await file.appendFile(text.slice(0, written));
      throw diskError(code);
    },
  });

  it('takes out what must not be kept, in the file and where a full disk sends records', async () => {
    const journal = await journalWith({
      faults: failsAt('result', 0),
      clean: (text) => text.replaceAll('SECRET', '«token»'),
    });
    await journal.append({ ...begin, connection: 'SECRET Aurora' });
    await journal.append({ ...answer, body: 'SECRET' });
    const lost = { ...result, message: 'SECRET' };
    await assert.rejects(journal.append(lost));
    const rescued = await journal.rescue([lost]);
    await journal.close();
    assert.ok(rescued !== undefined);
    for (const file of [name(), rescued]) {
      const text = await readFile(file, 'utf8');
      assert.match(text, /«token»/);
      assert.doesNotMatch(text, /SECRET/);
    }
  });

  describe('append', () => {
    it('writes every kind of record, numbered and dated, to be read at once', async () => {
      const journal = await journalWith();
      for (const [index, entry] of everyKind.entries()) {
        await journal.append(entry);
        const records = recordsOf(...everyKind.slice(0, index + 1));
        assert.deepEqual(await content(), { records, end: 'whole', bytes: (await stat(name())).size });
      }
      await journal.close();
    });

    it('goes on counting from its first number', async () => {
      const journal = await journalWith({ seq: 7 });
      await journal.append(intent);
      await journal.append(result);
      await journal.close();
      assert.deepEqual(
        parseJournal(await readFile(name()), 7).records.map(({ seq }) => seq),
        [7, 8],
      );
    });

    it('resolves once the record is written, synced, and the first one made durable by its folder', async () => {
      const steps: string[] = [];
      const journal = await journalWith({
        faults: {
          appendFile: async (text, file) => {
            await file.appendFile(text);
            steps.push('written');
          },
          datasync: async (file) => {
            await file.datasync();
            steps.push('synced');
          },
        },
        onFirst: async () => {
          await stat(name());
          steps.push('folder');
        },
      });
      await journal.append(begin);
      steps.push('appended');
      await journal.append(intent);
      steps.push('appended');
      await journal.close();
      assert.deepEqual(steps, ['written', 'synced', 'folder', 'appended', 'written', 'synced', 'appended']);
    });

    it('rejects with the error of the disk, whichever step it comes at', async () => {
      const failing = async () => Promise.reject(diskError('EIO'));
      for (const options of [
        { faults: { appendFile: failing } },
        { faults: { datasync: failing } },
        { onFirst: failing },
      ]) {
        const journal = await journalWith(options);
        await assert.rejects(journal.append(begin), { code: 'EIO' });
        await journal.close();
        await rm(name());
      }
    });

    it('takes nothing behind a record that failed: what is torn stays torn, not damaged', async () => {
      const journal = await journalWith({ faults: failsAt('answer', 40) });
      for (const entry of [begin, intent]) await journal.append(entry);
      await assert.rejects(journal.append(answer), { code: 'ENOSPC' });
      await assert.rejects(journal.append(end), { code: 'ENOSPC' });
      journal.shutDown();
      await journal.close();
      const read = await content();
      assert.deepEqual([read.records.map(({ kind }) => kind), read.end], [['begin', 'intent'], 'torn']);
    });

    it('writes nothing of a record that brings a bug to light, and takes the next one', async () => {
      const clean = (text: string) => {
        if (text === answer.body) throw new RangeError('Invalid string length');
        return text;
      };
      const journal = await journalWith({ clean });
      for (const entry of [begin, intent]) await journal.append(entry);
      await assert.rejects(journal.append(answer), RangeError);
      await journal.append(result);
      await journal.close();
      assert.deepEqual([await kindsOf(), (await content()).end], [['begin', 'intent', 'result'], 'whole']);
    });

    const lineBytes = (entry: JournalEntry) =>
      Buffer.byteLength(
        recordsOf(entry)
          .map((record) => journalLine(record))
          .join(''),
      );
    /** Names with characters of several bytes: bytes count, not characters. */
    const wide = { ...answer, body: 'Silber €'.repeat(10) };
    const rooms: readonly (readonly [JournalEntry, number])[] = [
      ...[begin, baseline, intent].map((entry) => [entry, JOURNAL_ROOM_BYTES] as const),
      ...everyKind.filter(({ kind }) => !/^(begin|baseline|intent)$/.test(kind)).map((entry) => [entry, 0] as const),
      [wide, 0],
    ];
    for (const [entry, room] of rooms) {
      for (const beyond of [-1, 0, 1]) {
        it(`${beyond > 0 ? 'refuses' : 'takes'} ${entry.kind} where it leaves ${room} bytes of the largest file, and ${-beyond}`, async () => {
          const bytes = MAX_JOURNAL_BYTES - room - lineBytes(entry) + beyond;
          const journal = await journalWith({ bytes });
          if (beyond > 0) await assert.rejects(journal.append(entry), { code: 'JOURNAL_FULL' });
          else await journal.append(entry);
          // What was not written leaves its room to others.
          if (beyond > 0 && room > 0) await journal.append(end);
          await journal.close();
          assert.deepEqual(await kindsOf(), beyond > 0 ? (room > 0 ? ['end'] : []) : [entry.kind]);
        });
      }
    }

    it('counts what it has written, at once and in the end of the window', async () => {
      const journal = await journalWith({
        bytes: MAX_JOURNAL_BYTES - lineBytes(wide) - lineBytes({ kind: 'shutdown' }),
      });
      await journal.append(wide);
      journal.shutDown();
      // The shortest there is.
      await assert.rejects(journal.append({ kind: 'damage' }), { code: 'JOURNAL_FULL' });
      await journal.close();
      assert.deepEqual(await kindsOf(), ['answer', 'shutdown']);
    });

    it('does not say that the window is closed where there is no room for it, and takes no intent all the same', async () => {
      const journal = await journalWith({ bytes: MAX_JOURNAL_BYTES - lineBytes({ kind: 'shutdown' }) + 1 });
      journal.shutDown();
      await assert.rejects(journal.append(intent), { code: 'WINDOW_CLOSING' });
      await journal.close();
      assert.deepEqual(await kindsOf(), []);
    });

    it('rejects once it is closed', async () => {
      const journal = await journalWith();
      await journal.close();
      await assert.rejects(journal.append(begin), { code: 'EBADF' });
    });

    if (process.platform === 'linux') {
      it('rejects on a disk that is full', async () => {
        const place = { runId: 'r1', fileName, rescueFolders: [], now: () => new Date() };
        const journal = runJournal(await open('/dev/full', 'a'), place, 0, 0);
        await assert.rejects(journal.append(begin), { code: 'ENOSPC' });
        await journal.close();
      });
    }
  });

  describe('rescue', () => {
    const rescued = async (folder: 0 | 1) => {
      const file = await readFile(path.join(rescueFolders()[folder] ?? '', fileName));
      return parseJournal(file, 'any').records.map(({ seq, kind }) => `${seq} ${kind}`);
    };

    it('writes to the first folder, with the numbers that the journal would have given', async () => {
      const journal = await journalWith({ faults: failsAt('answer', 10) });
      for (const entry of [begin, baseline, intent]) await journal.append(entry);
      await assert.rejects(journal.append(answer));
      assert.equal(await journal.rescue([answer, result]), path.join(rescueFolders()[0] ?? '', fileName));
      assert.equal(await journal.rescue([end]), path.join(rescueFolders()[0] ?? '', fileName));
      await journal.close();
      assert.deepEqual(await rescued(0), ['3 answer', '4 result', '5 end']);
      await assert.rejects(rescued(1), { code: 'ENOENT' });
      assert.deepEqual(await kindsOf(), ['begin', 'baseline', 'intent']);
    });

    it('writes to the next folder where the first takes nothing', async () => {
      await writeFile(path.join(temporary(), 'one'), 'a file in the place of the folder');
      const journal = await journalWith();
      assert.equal(await journal.rescue([answer]), path.join(rescueFolders()[1] ?? '', fileName));
      await journal.close();
      assert.deepEqual(await rescued(1), ['0 answer']);
    });

    it('writes to the next folder where there is another thing in the place of the file', async () => {
      await mkdir(path.join(rescueFolders()[0] ?? '', fileName), { recursive: true });
      const journal = await journalWith();
      assert.equal(await journal.rescue([answer]), path.join(rescueFolders()[1] ?? '', fileName));
      await journal.close();
    });

    it('syncs what it writes', async () => {
      const journal = await journalWith();
      const syncs = await syncsIn(name(), async () => {
        await journal.rescue([answer]);
      });
      await journal.close();
      assert.equal(syncs, 1);
    });

    it('is undefined where no folder takes them', async () => {
      for (const folder of ['one', 'two']) await writeFile(path.join(temporary(), folder), 'x');
      const journal = await journalWith();
      assert.equal(await journal.rescue([answer]), undefined);
      await journal.close();
    });

    if (process.platform !== 'win32') {
      it('lets nobody else read them', async () => {
        const journal = await journalWith();
        const file = (await journal.rescue([answer])) ?? '';
        await journal.close();
        const modes = await Promise.all([path.dirname(file), file].map((one) => stat(one)));
        assert.deepEqual(
          modes.map(({ mode }) => (mode & 0o777).toString(8)),
          ['700', '600'],
        );
      });
    }
  });

  describe('shutDown', () => {
    it('writes so at once', async () => {
      const journal = await journalWith();
      await journal.append(begin);
      journal.shutDown();
      assert.deepEqual(await kindsOf(), ['begin', 'shutdown']);
      await journal.close();
    });

    it('writes so even where nothing was written before', async () => {
      const journal = await journalWith();
      journal.shutDown();
      await journal.close();
      assert.deepEqual(await kindsOf(), ['shutdown']);
    });

    it('takes no intent any more, and still takes an answer', async () => {
      const journal = await journalWith();
      for (const entry of [begin, intent]) await journal.append(entry);
      journal.shutDown();
      await assert.rejects(journal.append({ ...intent, batch: 2 }), { code: 'WINDOW_CLOSING' });
      for (const entry of [answer, result, end]) await journal.append(entry);
      await journal.close();
      assert.deepEqual(await kindsOf(), ['begin', 'intent', 'shutdown', 'answer', 'result', 'end']);
    });

    it('writes nothing into a record that is being written, and takes no intent either', async () => {
      let inRecord = () => {};
      const journal = await journalWith({
        faults: {
          appendFile: async (text, file) => {
            await file.appendFile(text.slice(0, 30));
            inRecord();
            await file.appendFile(text.slice(30));
          },
        },
      });
      await journal.append(begin);
      inRecord = () => journal.shutDown();
      await journal.append(answer);
      await assert.rejects(journal.append(intent));
      await journal.close();
      assert.deepEqual([await kindsOf(), (await content()).end], [['begin', 'answer'], 'whole']);
    });

    it('takes nothing more where it fails', async () => {
      const journal = await journalWith();
      await journal.append(begin);
      await journal.close();
      let thrown: unknown;
      assert.throws(
        () => journal.shutDown(),
        (error) => {
          thrown = error;
          return error instanceof Error;
        },
      );
      await assert.rejects(journal.append(answer), (error) => error === thrown);
    });
  });
});
