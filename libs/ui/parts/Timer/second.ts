/** One clock for a page: everybody who counts seconds is told by it, in the server's time. */
const listeners = new Set<() => void>();
let offsetMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** @param ms what the server's clock is ahead of this machine's */
export function setServerOffset(ms: number): void {
  offsetMs = ms;
  for (const listener of listeners) listener();
}

export const serverNow = (): number => Date.now() + offsetMs;

/** @returns how to stop */
export function onSecond(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
