import { useEffect, useRef, useState } from 'react';
import { inHeldOrder } from './order';

const AFTER_MS = 1_500;

/** Rows that do not move under a pointer, nor while the list is scrolled, nor for a moment after. */
export function useHeld<T>(rows: readonly T[], idOf: (row: T) => string) {
  const [isHeld, hold] = useState(false);
  const order = useRef<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = isHeld ? inHeldOrder(rows, order.current, idOf) : [...rows];
  useEffect(() => {
    order.current = shown.map(idOf);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const release = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => hold(false), AFTER_MS);
  };
  const touch = (): void => {
    hold(true);
    release();
  };
  return {
    shown,
    holding: {
      onPointerEnter: () => (clearTimeout(timer.current), hold(true)),
      onPointerLeave: release,
      onScrollCapture: touch,
    },
  };
}
