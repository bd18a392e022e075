import { useCallback, useLayoutEffect, useRef } from 'react';

/** One and the same function for as long as the component is there, which does what the one given last does: what gets it need not be drawn anew. */
export function useLatest<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
