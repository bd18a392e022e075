/** How alarms are repeated, as somebody's preferences say: `alerts` of `/me/preferences`. */
export interface Repetition {
  /** False: once. */
  repeats: boolean;
  everySeconds: number;
  /** How often after the first time; null: until it is taken. */
  atMost: number | null;
}

/** Bounds, and what holds where nothing is said. */
export const REPETITION = { fewestSeconds: 10, mostSeconds: 600, seconds: 30, most: 20 } as const;

/** Reads preferences that whatever version has written: only what is of the right kind counts, within the bounds. */
export function repetitionIn(alerts: unknown): Repetition {
  const { repeats, repeatSeconds, repeatTimes } = (typeof alerts === 'object' && alerts !== null ? alerts : {}) as Record<string, unknown>;
  const { fewestSeconds, mostSeconds, seconds, most } = REPETITION;
  return {
    repeats: repeats !== false,
    everySeconds: isNumber(repeatSeconds) ? Math.min(mostSeconds, Math.max(fewestSeconds, repeatSeconds)) : seconds,
    atMost: isNumber(repeatTimes) ? Math.min(most, Math.max(1, Math.floor(repeatTimes))) : null,
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
