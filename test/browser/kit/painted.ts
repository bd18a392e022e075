import type { Page } from 'playwright-core';

/** Runs in the page, before its own scripts: measures from the coming of an event over the socket to the frame that shows what it changed. */
const MEASURE = (event: string): string => `
  const painted = (start) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => performance.measure('event to painted', { start, end: performance.now() });
    port2.postMessage(null);
  });
  const hear = ({ data }) => typeof data === 'string' && data.includes('"${event}"') && painted(performance.now());
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', hear);
    }
  };`;

/** From now on each event of this name is measured; the page is loaded anew. */
export async function measureEvents(page: Page, event: string): Promise<void> {
  await page.context().addInitScript({ content: MEASURE(event) });
  await page.reload();
}

/** Milliseconds of each event so far, in their order. */
export const paintedAfter = (page: Page): Promise<number[]> =>
  page.evaluate("performance.getEntriesByName('event to painted').map(({ duration }) => duration)");

/** Milliseconds in which the same page, asked by nobody, paints one word that changes: what no list can be faster than. */
export const paintedFloor = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(`(async () => {
    const word = document.body.appendChild(document.createElement('span'));
    const all = [];
    for (let n = 0; n < ${times}; n += 1) {
      const start = performance.now();
      word.textContent = n;
      await new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      }));
      all.push(performance.now() - start);
      await new Promise((rest) => setTimeout(rest, 30));
    }
    word.remove();
    return all;
  })()`);

/** Which rows of lists change from now on, by what they say; a clock that goes on is no change. */
export const watchRows = (page: Page): Promise<void> =>
  page.evaluate(`{
    const changed = (globalThis.changedRows = new Set());
    new MutationObserver((found) => {
      for (const { target, addedNodes } of found) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element.closest('[role="timer"]')) continue;
        for (const each of [element, ...addedNodes]) if (each instanceof Element) changed.add(each.closest('[role="row"]') ?? each);
      }
    }).observe(document.querySelector('[role="grid"]'), { subtree: true, childList: true, characterData: true });
  }`);

export const changedRows = (page: Page): Promise<string[]> => page.evaluate('[...changedRows].map((row) => row.textContent)');

/** @param part e.g. 0.95 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
