import type { KeyboardEvent, PointerEvent } from 'react';
import css from './Splitter.module.css';

const STEP_PX = 16;

export interface SplitterProps {
  label: string;
  /** Width of the pane in pixels. */
  value: number;
  min: number;
  max: number;
  /** Where it goes back to by a double click. */
  start: number;
  onChange: (value: number) => void;
  /** `end`: the pane stands after the splitter, and grows towards the start. */
  side?: 'start' | 'end';
}

/** The line between two panes: dragged by the pointer, moved by arrows, Home and End. */
export function Splitter({ label, value, min, max, start, onChange, side = 'start' }: SplitterProps) {
  const set = (next: number): void => onChange(Math.round(Math.min(max, Math.max(min, next))));
  /** 1 where the pane grows to the right. */
  const direction = (element: Element): number => (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * (side === 'start' ? 1 : -1);

  function drag({ currentTarget, pointerId, clientX: from, button }: PointerEvent<HTMLDivElement>): void {
    if (button !== 0) return;
    currentTarget.setPointerCapture(pointerId);
    const by = direction(currentTarget);
    const move = ({ clientX }: globalThis.PointerEvent): void => set(value + (clientX - from) * by);
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener('lostpointercapture', () => currentTarget.removeEventListener('pointermove', move), { once: true });
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    const by = direction(event.currentTarget) * STEP_PX;
    const next = { ArrowRight: value + by, ArrowLeft: value - by, Home: min, End: max, Enter: start }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  }

  return (
    <div
      className={css.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={press}
      onDoubleClick={() => onChange(start)}
    />
  );
}
