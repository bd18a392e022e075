import { useEffect, useRef, useState } from 'react';

const AT_MOST_EVERY_MS = 1_000;

interface Ordered {
  asked: string;
  rows: readonly unknown[];
  at: number;
  ids: readonly string[];
}

/**
 * Ids of a live list in its order, which changes at most once a second: what stands in a row follows at once, where the row stands a little
 * later. Another question (`asked`: sort and filters) is answered at once.
 */
export function useOrder<R>(rows: readonly R[], asked: string, order: (rows: readonly R[]) => string[]): readonly string[] {
  const [, lookAgain] = useState(0);
  const last = useRef<Ordered>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const before = last.current;
  const now = performance.now();
  const isAnswered = before?.asked === asked && before.rows.length > 0;
  if (isAnswered && before.rows === rows) return before.ids;
  if (isAnswered && now - before.at < AT_MOST_EVERY_MS) {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      lookAgain((n) => n + 1);
    }, AT_MOST_EVERY_MS);
    return before.ids;
  }
  const ids = order(rows);
  const isSame = before?.ids.length === ids.length && before.ids.every((id, at) => id === ids[at]);
  last.current = { asked, rows, at: now, ids: isSame ? before.ids : ids };
  return last.current.ids;
}
