import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { inHeldOrder } from './order';

const AFTER_MS = 1_500;

/** Entries that do not move under a pointer, under the keyboard's focus, nor while the list is scrolled, nor for a moment after. */
export function useHeld<T extends { id: string }>(entries: readonly T[]) {
  const [isHeld, hold] = useState(false);
  const order = useRef<readonly T[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = isHeld ? inHeldOrder(entries, order.current) : entries;
  useEffect(() => {
    order.current = shown;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = (): void => {
    clearTimeout(timer.current);
    hold(true);
  };
  const release = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => hold(false), AFTER_MS);
  };
  return {
    shown,
    holding: {
      onPointerEnter: keep,
      onPointerLeave: release,
      onFocus: ({ target }: FocusEvent) => target.matches(':focus-visible') && keep(),
      onBlur: release,
      onScrollCapture: () => (keep(), release()),
    },
  };
}
