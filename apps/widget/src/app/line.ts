import type { WaitRange, WaitReason } from '../../../../libs/protocol';

export interface Place {
  position: number;
  wait: WaitRange | null;
  /** What it waits for; not known before the connection has told it. */
  waitingFor: WaitReason | null;
  /** Whether somebody was put in front. */
  isBack: boolean;
}

/** The next place in line; what was said before stays where the new one says nothing else. */
export function nextPlace(
  before: Place | undefined,
  position: number,
  wait: WaitRange | null,
  waitingFor: WaitReason | null = null,
): Place {
  return {
    position,
    wait,
    waitingFor,
    isBack: before !== undefined && (position > before.position || (position === before.position && before.isBack)),
  };
}

/** In whole minutes, e.g. "2–4". */
export function minutes({ low, high }: WaitRange): string {
  const [from, to] = [Math.max(1, Math.round(low / 60)), Math.max(1, Math.ceil(high / 60))];
  return from >= to ? `${to}` : `${from}–${to}`;
}
