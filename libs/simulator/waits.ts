/** The fate of a chat as its customer experiences it. */
export interface Wait {
  readonly fate: 'waiting' | 'answered' | 'abandoned';
  readonly waitedSeconds: number;
}

export interface WaitMeasures {
  /** Number of chats that arrived. */
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Number of chats still waiting at the end, because nobody came who could take them. */
  readonly unserved: number;
  /** Fraction of the offered chats that were answered within the service level threshold. */
  readonly serviceLevel: number | null;
  /** Average speed of answer: mean wait of the answered chats. */
  readonly asaSeconds: number | null;
  /** Mean wait of all chats, including abandoned ones. */
  readonly meanWaitSeconds: number | null;
  /** Fraction of the chats that waited at all. */
  readonly waiting: number | null;
  /** 90th percentile of the wait of the answered chats. */
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
