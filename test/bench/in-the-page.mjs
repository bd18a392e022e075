/**
 * Runs in the page that is measured, after its scripts: `bench.painted` takes milliseconds from an input to the frame that shows what it
 * changed. An input is timed by its own `timeStamp`, a frame by a message that is handled after it was drawn.
 */
export const IN_THE_PAGE = `globalThis.bench = (() => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }));
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  const waiting = new Map();
  const hear = (type) => addEventListener(type, (event) => waiting.get(type)?.(event.timeStamp), { capture: true });
  hear('pointerup');
  hear('keydown');
  /** Milliseconds from the next input of this type to the frame in which the page is as asked. */
  const painted = (type, isThere) => new Promise((done) => waiting.set(type, async (start) => {
    waiting.delete(type);
    let end = await drawn();
    while (!isThere()) end = await drawn();
    done(end - start);
  }));
  const log = () => document.querySelector('[role="log"]');
  const scroller = log;
  return {
    /** Waits from now on for what comes next: the milliseconds are in \`taken\`. */
    switchTo(text) {
      this.taken = painted('pointerup', () => log()?.textContent.includes(text) && log().closest('section').querySelector('textarea'));
    },
    key(text) {
      this.taken = painted('keydown', () => document.querySelector('textarea').value === text);
    },
    /** The thread as it is, changed for a copy of it, and back. */
    async swapFloor(times) {
      const all = [];
      let [shown, other] = [log(), log().cloneNode(true)];
      for (let n = 0; n < times; n += 1) {
        const start = performance.now();
        shown.replaceWith(other);
        other.scrollTop = other.scrollHeight;
        all.push(await drawn() - start);
        [shown, other] = [other, shown];
        await rest(30);
      }
      if (times % 2) shown.replaceWith(other);
      return all;
    },
    async wordFloor(times) {
      const word = document.querySelector('textarea').parentElement.appendChild(document.createElement('span'));
      const all = [];
      for (let n = 0; n < times; n += 1) {
        const start = performance.now();
        word.textContent = n;
        all.push(await drawn() - start);
        await rest(30);
      }
      word.remove();
      return all;
    },
    /** Goes up to the first message, page after page. @returns milliseconds of each frame meanwhile */
    async toTheTop(first) {
      const frames = [];
      let before = performance.now();
      const tick = (now) => { frames.push(now - before); before = now; if (!isDone) requestAnimationFrame(tick); };
      let isDone = false;
      requestAnimationFrame(tick);
      while (!log().textContent.includes(first)) { scroller().scrollTop = 0; await rest(16); }
      isDone = true;
      return frames;
    },
    /** Scrolls through the thread from its end. @returns milliseconds of each frame */
    async scrolled(px, times) {
      const frames = [];
      scroller().scrollTop = scroller().scrollHeight;
      await drawn();
      for (let n = 0; n < times; n += 1) {
        const start = await new Promise(requestAnimationFrame);
        scroller().scrollTop -= px;
        frames.push(await new Promise(requestAnimationFrame) - start);
      }
      scroller().scrollTop = scroller().scrollHeight;
      return frames;
    },
  };
})()`;

/** Runs in a page before its scripts: `usable` resolves to the milliseconds after which the words of a chat, the list and the field are there. */
export const USABLE = `globalThis.usable = new Promise((done) => {
  const isThere = () => document.querySelector('[role="grid"] [role="row"]') && document.querySelector('textarea')
    && document.querySelector('[role="log"]')?.textContent.includes('the last');
  const look = new MutationObserver(() => {
    if (!isThere()) return;
    look.disconnect();
    done(performance.now());
  });
  look.observe(document, { subtree: true, childList: true });
})`;
