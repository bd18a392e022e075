/** Short enough to be felt as at once, long enough for a page to be drawn in between. */
const PAUSE_MS = 50;

/**
 * Returns a listener that passes the first of a burst on at once, and what follows at most every 50 ms, the last one always. React gives
 * up when fifty renders follow one another without a pause (https://react.dev/errors/185), as they do when a customer floods a chat.
 */
export function calmed(listener: () => void): { heard: () => void; stop: () => void } {
  let restsUntil = 0;
  let later: ReturnType<typeof setTimeout> | undefined;
  const pass = (): void => {
    later = undefined;
    restsUntil = performance.now() + PAUSE_MS;
    listener();
  };
  return {
    heard: () => {
      if (later !== undefined) return;
      const pause = restsUntil - performance.now();
      if (pause <= 0) pass();
      else later = setTimeout(pass, pause);
    },
    stop: () => clearTimeout(later),
  };
}
