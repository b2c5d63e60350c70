import assert from 'node:assert/strict';
import type { Workbench } from './workbench';

/** Asks for suggestions until exactly these are offered, in this order: a support that still starts offers nothing, or the words of the file. */
export async function offeredOnce(workbench: Workbench, labels: string): Promise<void> {
  const deadline = performance.now() + 90_000;
  for (;;) {
    const offered = (await calledFor(workbench)).join();
    if (offered === labels) return;
    if (performance.now() > deadline) assert.equal(offered, labels);
  }
}

/** Asks for suggestions anew; gives the first line of each, in their order. */
async function calledFor({ page }: Workbench): Promise<readonly string[]> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Space');
  const widget = page.locator('.suggest-widget.visible');
  const rows = widget.locator('.monaco-list-row');
  // A slow answer is waited for: asking again would only begin anew. Nothing at all comes when VS Code drops the request.
  await rows
    .first()
    .or(widget.getByText('No suggestions'))
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined);
  // The rows of a list stand in the page in any order.
  return rows.evaluateAll((elements) =>
    elements
      .toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
      .map((element) => element.querySelector('.label-name')?.textContent ?? ''),
  );
}
