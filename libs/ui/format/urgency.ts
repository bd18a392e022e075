import { clock } from './time';

/** Settings by which a wait is shown as soon to be ended, and as too long. */
export interface Thresholds {
  /** After so long a wait, where nothing says by when it is due. */
  replySoonSeconds: number;
  replyLateSeconds: number;
  /** So long before it is due, but at most half of the time that there was. */
  dueSoonSeconds: number;
}

export interface Wait {
  /** RFC 3339. */
  since: string;
  /** By when it is to end, RFC 3339. */
  dueAt?: string | null;
}

export interface Urgency {
  level: 'fine' | 'soon' | 'late';
  /** How much of the time is over, 0–1. */
  part: number;
  /** The wait so far or, where it is due soon or was, how long until then or since. */
  words: string;
}

let current: Thresholds = { replySoonSeconds: 120, replyLateSeconds: 300, dueSoonSeconds: 60 };
export const thresholds = (): Thresholds => current;
export const setThresholds = ({ replySoonSeconds, replyLateSeconds, dueSoonSeconds }: Thresholds): void => {
  current = { replySoonSeconds, replyLateSeconds, dueSoonSeconds };
};

/** @param now Unix milliseconds */
export function urgencyOf({ since, dueAt }: Wait, now: number, { replySoonSeconds, replyLateSeconds, dueSoonSeconds } = current): Urgency {
  const from = Date.parse(since);
  const waited = Math.max(0, (now - from) / 1000);
  if (!dueAt) {
    const level = waited >= replyLateSeconds ? 'late' : waited >= replySoonSeconds ? 'soon' : 'fine';
    return { level, part: partOf(waited, replyLateSeconds), words: clock(waited) };
  }
  const due = Date.parse(dueAt);
  const part = partOf(now - from, due - from);
  const left = (due - now) / 1000;
  if (left <= 0) return { level: 'late', part, words: `late ${clock(-left)}` };
  if (left <= Math.min(dueSoonSeconds, (due - from) / 2000)) return { level: 'soon', part, words: `due in ${clock(Math.ceil(left))}` };
  return { level: 'fine', part, words: clock(waited) };
}

/** When the wait is too long (Unix milliseconds): whoever is so first comes first. */
export const lateAt = ({ since, dueAt }: Wait, { replyLateSeconds } = current): number =>
  dueAt ? Date.parse(dueAt) : Date.parse(since) + replyLateSeconds * 1000;

const partOf = (gone: number, whole: number): number => (whole > 0 ? Math.min(1, Math.max(0, gone / whole)) : 1);
