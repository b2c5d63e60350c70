import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { holdTimers } from '../faults/heldTimers';
import { DISMISSED } from '../faults/watchWindow';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { answeredBoxes } from './answeredBoxes';
import { connectedSandbox } from './connectedSandbox';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText } from './files';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

type Secrets = Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;

function promiseWithResolve(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('SecretStorage that', () => {
  const running = connectedSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  let sandbox: MewsSandbox;
  let mend = () => {};
  let codes = 0;
  before(() => {
    sandbox = running();
  });
  // Before the connection is removed, which takes the storage.
  afterEach(async () => {
    mend();
    await (await testApi()).state.update('secretStorageForgets', undefined);
  });

  /** Lets the storage behave otherwise until the end of the test. */
  async function change(changes: Partial<Secrets>): Promise<void> {
    const { secrets } = await testApi();
    const original = { get: secrets.get, store: secrets.store, delete: secrets.delete };
    Object.assign(secrets, changes);
    mend = () => {
      Object.assign(secrets, original);
      mend = () => {};
    };
  }
  const add = async () =>
    vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText(`SECRET${++codes}`)));
  const adds = () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;
  const key = () => `mews.v1|${sandbox.address}|Sandbox`;
  const tokens = () => [sandbox.tokens.clientToken, sandbox.tokens.accessToken] as const;

  /** Looks through all that is kept outside the storage. */
  async function assertNothingElsewhere(): Promise<void> {
    const { state } = await testApi();
    const kept = JSON.stringify(state.keys().map((name) => state.get(name)));
    const settings = JSON.stringify(vscode.workspace.getConfiguration('mewsLoyalty'));
    for (const token of tokens()) assert(!kept.includes(token) && !settings.includes(token));
  }

  it('has lost the tokens is told, and they can be entered again without losing the name', async () => {
    const { secrets, connections } = await testApi();
    await secrets.delete(key());
    window.answer((_, buttons) => buttons[0]);
    boxes.answer(...tokens());
    await add();
    assert.match(
      window.told(),
      /^error: The tokens of "Sandbox" are gone from the secret storage.* Nothing was sent\./,
    );
    assert.match(window.told(), /\[Enter Tokens\] \[Use for This Window Only\]/);
    assert.equal(adds(), 1);
    assert.deepEqual(
      connections.all.map(({ name }) => name),
      ['Sandbox'],
    );
    assert(await secrets.get(key()));
  });

  it('has lost the tokens is told, and they can be held by this window alone', async () => {
    const { secrets, connections } = await testApi();
    await secrets.delete(key());
    window.answer((_, buttons) => buttons.find((button) => button === 'Use for This Window Only'));
    boxes.answer(...tokens());
    await add();
    assert.equal(adds(), 1);
    assert.equal(await secrets.get(key()), undefined);
    assert(connections.active && connections.isHeld(connections.active));
    await assertNothingElsewhere();
  });

  it('could not decrypt them, and threw them away, is told so', async () => {
    const { secrets } = await testApi();
    const original = secrets.get;
    await change({
      // What VS Code does: it answers that nothing is there, and deletes what it could not decrypt.
      get: async (name) => {
        if (name !== key()) return original.call(secrets, name);
        await secrets.delete(name);
        return undefined;
      },
    });
    window.answer(() => DISMISSED);
    await add();
    assert.match(window.told(), /^error: VS Code could not decrypt the tokens of "Sandbox" and has thrown them away\./);
    assert.equal(sandbox.seen.length, 0);
  });

  it('forgot everything when VS Code was closed is told so, now and when tokens are stored again', async () => {
    const { secrets, state, connections } = await testApi();
    await state.update('tokensKeptAt', performance.timeOrigin - 1);
    await secrets.delete(key());
    await secrets.delete('mews.v1|probe');
    window.answer((_, buttons) => buttons[0]);
    boxes.answer(...tokens());
    await add();
    assert.match(
      window.told(),
      /^error: VS Code has forgotten the tokens of "Sandbox", and all others, since it was closed/,
    );
    assert.equal(adds(), 1);
    window.answer(() => undefined);
    boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'Next');
    await vscode.commands.executeCommand(COMMANDS.addConnection);
    assert.match(window.told(), /warning: Connection "Next" added\. VS Code has forgotten tokens before/);
    assert(connections.forgets);
  });

  it('never answers is given up after its deadline, and can be asked again', async () => {
    const timers = holdTimers();
    try {
      const original = (await testApi()).secrets.get;
      const { promise: unlocked, resolve: unlock } = promiseWithResolve();
      const { promise: asked, resolve } = promiseWithResolve();
      await change({
        get: async (name) => {
          if (name !== key()) return undefined;
          resolve();
          await unlocked;
          return undefined;
        },
      });
      window.answer((_, buttons) => {
        mend();
        unlock();
        return buttons[0];
      });
      const adding = add();
      await asked;
      timers.passDeadline();
      await adding;
      assert.equal((await testApi()).secrets.get, original);
      assert.match(
        window.told(),
        /^error: The secret storage of VS Code has not answered for 10 seconds, so the tokens/,
      );
      assert.match(window.told(), /Nothing was sent\. .*keyring.* \[Try Again\] \[Use for This Window Only\]/);
      assert.equal(adds(), 1);
    } finally {
      timers.release();
    }
  });

  it('says no is told without its words', async () => {
    await change({ get: () => Promise.reject(new Error(`no: ${sandbox.tokens.accessToken}`)) });
    window.answer(() => DISMISSED);
    await add();
    assert.match(
      window.told(),
      /^error: The secret storage of VS Code failed, so the tokens of "Sandbox" could not be/,
    );
    assert(!window.told().includes(sandbox.tokens.accessToken));
    assert.equal(sandbox.seen.length, 0);
  });

  for (const [what, store, sentence] of [
    ['refuses to store', () => Promise.reject(new Error('no')), 'failed.'],
    ['stores nothing', () => Promise.resolve(), 'said that it has stored them, but it has not.'],
  ] as const) {
    it(`${what} is told, keeps nothing, and this window can hold the tokens`, async () => {
      const { connections, secrets } = await testApi();
      await change({ store });
      window.answer(() => DISMISSED);
      boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'New');
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      assert.match(
        window.told(),
        new RegExp(`error: The tokens were not stored: the secret storage of VS Code ${sentence}`),
      );
      assert.deepEqual(
        connections.all.map(({ name }) => name),
        ['Sandbox'],
      );
      window.answer(({ text }) => (text.includes('not stored') ? 'Use for This Window Only' : undefined));
      boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'New');
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      assert.match(window.told(), /warning: Connection "New" added\. Only this window holds its tokens, in memory/);
      mend();
      assert.equal(await secrets.get(`mews.v1|${sandbox.address}|New`), undefined);
      assert.equal(connections.active?.name, 'New');
      await add();
      assert.equal(adds(), 1);
      await assertNothingElsewhere();
    });
  }

  /** Stores no tokens of "Late" until it is unlocked. `asked` gives the first time that it shall, and calls `then` at each. */
  async function locked(then = () => {}): Promise<{ readonly asked: Promise<void>; readonly unlock: () => void }> {
    const { secrets } = await testApi();
    const original = secrets.store;
    const gate = promiseWithResolve();
    const first = promiseWithResolve();
    await change({
      store: async (name, text) => {
        if (!name.endsWith('|Late')) return original.call(secrets, name, text);
        first.resolve();
        then();
        await gate.promise;
        await original.call(secrets, name, text);
      },
    });
    return { asked: first.promise, unlock: gate.resolve };
  }

  /** Adds "Late", and lets the deadline pass once its tokens are to be stored. */
  async function addLate(asked: Promise<void>, timers: ReturnType<typeof holdTimers>): Promise<void> {
    boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'Late');
    const adding = vscode.commands.executeCommand(COMMANDS.addConnection);
    await asked;
    timers.passDeadline();
    await adding;
  }

  it('is unlocked while it is tried again keeps the tokens', async () => {
    const timers = holdTimers();
    try {
      const { secrets, connections } = await testApi();
      let times = 0;
      const { asked, unlock } = await locked(() => {
        if (++times === 2) unlock();
      });
      window.answer((_, buttons) => buttons[0]);
      await addLate(asked, timers);
      assert.match(
        window.told(),
        /The tokens are not stored yet: .* \[Try Again\] \[Use for This Window Only\] \[Keyring Help\]/,
      );
      assert.match(window.told(), /information: Connection "Late" added\./);
      assert.equal(times, 2);
      assert(await secrets.get(`mews.v1|${sandbox.address}|Late`));
      assert.equal(connections.active?.name, 'Late');
    } finally {
      timers.release();
    }
  });

  it('stores too late leaves no tokens that nothing leads to', async () => {
    const timers = holdTimers();
    try {
      const { secrets, connections } = await testApi();
      const { asked, unlock } = await locked();
      window.answer(() => DISMISSED);
      await addLate(asked, timers);
      assert.match(
        window.told(),
        /error: The tokens are not stored yet: the secret storage of VS Code has not answered for 10 seconds\./,
      );
      const late = `mews.v1|${sandbox.address}|Late`;
      const events: string[] = [];
      const subscription = secrets.onDidChange((event) => events.push(event.key));
      unlock();
      await eventually('the late tokens are deleted', secrets.onDidChange, async () =>
        events.filter((name) => name === late).length >= 2 ? true : undefined,
      );
      subscription.dispose();
      assert.equal(await secrets.get(late), undefined);
      assert(!connections.all.some(({ name }) => name === 'Late'));
    } finally {
      timers.release();
    }
  });

  it('stores replaced tokens too late is shown with the hotel of those', async () => {
    const timers = holdTimers();
    try {
      const { connections } = await testApi();
      await connectTo(sandbox, { name: 'Late' });
      const { asked, unlock } = await locked();
      window.answer(() => DISMISSED);
      boxes.answer('Late', '', sandbox.tokens.restrictedAccessToken);
      const replacing = vscode.commands.executeCommand(COMMANDS.replaceTokens);
      await asked;
      timers.passDeadline();
      await replacing;
      assert.match(window.told(), /error: The tokens are not stored yet/);
      const late = () => connections.all.find(({ name }) => name === 'Late');
      assert.equal(late()?.enterpriseName, 'Hotel Aurora');
      unlock();
      await eventually('the hotel is unknown', connections.onDidChange, () =>
        late()?.enterpriseName === undefined ? true : undefined,
      );
    } finally {
      timers.release();
    }
  });

  it('does not answer one call is not waited for at the next, until it has answered', async () => {
    const timers = holdTimers();
    try {
      const { promise: unlocked, resolve: unlock } = promiseWithResolve();
      const { promise: asked, resolve: ask } = promiseWithResolve();
      const { promise: askedAgain, resolve: askAgain } = promiseWithResolve();
      const { secrets } = await testApi();
      const original = secrets.get;
      let calls = 0;
      await change({
        get: async (name) => {
          if (++calls === 1) ask();
          else askAgain();
          await unlocked;
          return original.call(secrets, name);
        },
      });
      window.answer(() => DISMISSED);
      const adding = add();
      await asked;
      timers.passDeadline();
      await askedAgain;
      assert.throws(() => timers.passDeadline(), /No deadline is running/);
      await adding;
      assert.match(window.told(), /^error: The secret storage of VS Code has not answered for 10 seconds/);
      unlock();
      mend();
      await add();
      assert.equal(adds(), 1);
    } finally {
      timers.release();
    }
  });

  it('does not delete leaves the connection where it is', async () => {
    const { connections } = await testApi();
    await change({ delete: () => Promise.reject(new Error('no')) });
    boxes.answer('Sandbox');
    await vscode.commands.executeCommand(COMMANDS.removeConnection);
    assert.match(window.told(), /error: The connection was not removed: the secret storage of VS Code failed\./);
    assert.equal(connections.all.length, 1);
  });

  it('tells of another window has this one agree at once', async () => {
    const { connections, secrets, state } = await testApi();
    const profile = await eventually('the index is told', secrets.onDidChange, () =>
      state.get<string>('connectionsProfile'),
    );
    const elsewhere = { name: 'Elsewhere', platformAddress: 'https://api.mews.com', portfolio: false };
    const revision = Date.now() + 60_000;
    const told = (changes: object) =>
      JSON.stringify({ connections: [elsewhere], active: 'Elsewhere', profile, revision, ...changes });
    // Another profile has connections of its own, and an older word is no news.
    await secrets.store('mews.v1|index', told({ profile: 'another' }));
    await secrets.store('mews.v1|index', told({ revision: 1 }));
    await secrets.store('mews.v1|index', 'no JSON');
    assert.equal(connections.active?.name, 'Sandbox');
    const agreed = eventually('both windows agree', connections.onDidChange, () =>
      connections.active?.name === 'Elsewhere' ? true : undefined,
    );
    await secrets.store('mews.v1|index', told({}));
    await agreed;
    assert.deepEqual(connections.all, [elsewhere]);
    // Of two words the newer counts, whichever comes last: this window has only heard it, and kept nothing of it.
    const heard = new Promise<void>((resolve) => {
      const subscription = connections.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
    await secrets.store('mews.v1|index', told({ connections: [], active: undefined, revision: revision - 1 }));
    await heard;
    assert.deepEqual(connections.all, [elsewhere]);
    await connections.remove(elsewhere);
    assert.deepEqual(connections.all, []);
  });
});
