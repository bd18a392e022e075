/** What becomes of a chat, as far as customers feel it. */
export interface Wait {
  readonly fate: 'waiting' | 'answered' | 'abandoned';
  readonly waitedSeconds: number;
}

export interface WaitMeasures {
  /** Chats that came. */
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Still waiting when nothing more could happen: nobody was there for them. */
  readonly unserved: number;
  /** Answered in time, of all offered. */
  readonly serviceLevel: number | null;
  /** ASA: the mean wait of those answered. */
  readonly asaSeconds: number | null;
  /** The mean wait of all, also of those who left. */
  readonly meanWaitSeconds: number | null;
  /** The share of those who waited at all. */
  readonly waiting: number | null;
  /** So long did nine of ten of those answered wait at most. */
  readonly p90Seconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly abandonment: number | null;
}

export function measureWaits(chats: readonly Wait[], serviceLevelSeconds: number): WaitMeasures {
  const offered = chats.length;
  const of = (count: number) => (offered === 0 ? null : count / offered);
  const all = chats.map(({ waitedSeconds }) => waitedSeconds);
  const answered = chats.filter(({ fate }) => fate === 'answered').map(({ waitedSeconds }) => waitedSeconds);
  const sorted = Float64Array.from(answered).sort();
  const abandoned = chats.filter(({ fate }) => fate === 'abandoned').length;
  return {
    offered,
    answered: answered.length,
    abandoned,
    unserved: offered - answered.length - abandoned,
    serviceLevel: of(answered.filter((seconds) => seconds <= serviceLevelSeconds).length),
    asaSeconds: mean(answered),
    meanWaitSeconds: mean(all),
    waiting: of(all.filter((seconds) => seconds > 0).length),
    p90Seconds: sorted.length === 0 ? null : sorted[Math.ceil(sorted.length * 0.9) - 1]!,
    longestWaitSeconds: offered === 0 ? null : all.reduce((a, b) => Math.max(a, b)),
    abandonment: of(abandoned),
  };
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
}
