import assert from 'node:assert/strict';
import type { Workbench } from './workbench';

const DEADLINE_MS = 15_000;

/** The id under which VS Code keeps what an extension has in `globalState`. */
const EXTENSION = 'mews-loyalty.mews-loyalty-programs';

/**
 * Waits until the browser itself keeps the connection as the active one. VS Code writes it there a moment after it has said so
 * to the extension, tells nobody when, and does not wait for it when the page is loaded anew.
 */
export async function connectionOnDisk({ page }: Workbench, name: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const active = (await page.evaluate(keptStates, EXTENSION)).map(activeIn);
    if (active.includes(name)) return;
    if (performance.now() > deadline)
      assert.fail(`The browser does not keep ${name}, but ${active.join() || 'nothing'}`);
  }
}

function activeIn(text: string): string {
  const state: { readonly activeConnection?: string } = JSON.parse(text);
  return state.activeConnection ?? '';
}

/** Runs in the page: what the databases of VS Code hold under a key. Without functions that have a name: the page does not know how they are named. */
async function keptStates(key: string): Promise<string[]> {
  await new Promise(requestAnimationFrame);
  const states: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db-')) continue;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    try {
      const value = await new Promise<unknown>((resolve, reject) => {
        const reading = database.transaction('ItemTable').objectStore('ItemTable').get(key);
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
      if (typeof value === 'string') states.push(value);
    } finally {
      database.close();
    }
  }
  return states;
}
