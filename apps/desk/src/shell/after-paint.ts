import { startTransition, useEffect, useState } from 'react';

/** Runs when what is to be seen now has been painted. @returns how to prevent it */
export function afterPaint(run: () => void): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    later = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(later);
  };
}

/** Runs when there is nothing else to do, or a second later. @returns how to prevent it */
export function whenIdle(run: () => void): () => void {
  // Safari has no such callback.
  if (!('requestIdleCallback' in globalThis)) {
    const later = setTimeout(run, 300);
    return () => clearTimeout(later);
  }
  const idle = requestIdleCallback(run, { timeout: 1_000 });
  return () => cancelIdleCallback(idle);
}

/** A value, a frame late: what is drawn by it keeps nothing waiting that matters more. */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useEffect(() => afterPaint(() => setPainted(() => value)), [value]);
  return painted;
}

/** Whether there was nothing else to do yet: what nobody can see or use so soon can wait until then. */
export function useIdle(): boolean {
  const [isIdle, be] = useState(false);
  useEffect(() => whenIdle(() => startTransition(() => be(true))), []);
  return isIdle;
}
