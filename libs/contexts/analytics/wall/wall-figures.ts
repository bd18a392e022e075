import type { ServiceLevelFormula, Wall, WallQuarter } from '#protocol';
import type { Histogram } from '../rollup/domain/histogram';
import { abandonmentRate, serviceLevel } from '../reading/domain/service-level';
import { answeringOf, type Counts, durationsOf, ratingOf, type ServiceLevelAsked } from '../reading/figures';
import { NOTHING } from '../reading/sums';
import { ROLLED_COUNTS } from '../rollup/sums-by-quarter';

export const QUARTER_MS = 900_000;

/** Sums of a quarter of an hour, as the roll-ups have them. */
export interface QuarterSums {
  /** Beginning of the quarter, in milliseconds since the epoch. */
  slot: number;
  counts: Counts | null;
  waits: Histogram | null;
}

/** Local day up to now, in milliseconds since the epoch. */
export interface Today {
  timeZone: string;
  since: number;
  now: number;
}

/** The wall of one day, from the sums of its quarters. Quarters before the day are left out; empty quarters are added. */
export function wallOf({ timeZone, since, now }: Today, sums: readonly QuarterSums[], asked: ServiceLevelAsked): Wall {
  const today = sums.filter(({ slot }) => slot >= since);
  const bySlot = new Map(today.map((each) => [each.slot, each]));
  const series: WallQuarter[] = [];
  for (let slot = since; slot <= now; slot += QUARTER_MS) series.push(quarterOf(slot, bySlot.get(slot), asked.formula));
  const counts = added(today.flatMap((each) => each.counts ?? []));
  const answering = answeringOf(counts);
  const stats = {
    timeZone,
    from: new Date(since).toISOString(),
    chats: {
      started: counts.started,
      answered: counts.answered,
      abandoned: counts.abandoned,
      shortAbandoned: counts.abandoned_short,
      closed: counts.closed,
    },
    waitSeconds: durationsOf(addedWaits(today.flatMap(({ waits }) => waits ?? []))),
    abandonmentRate: abandonmentRate(answering),
    serviceLevel: { ...asked, rate: serviceLevel(asked.formula, answering) },
    rating: ratingOf(counts),
  };
  return { stats, series };
}

function quarterOf(slot: number, sums: QuarterSums | undefined, formula: ServiceLevelFormula): WallQuarter {
  const counts = sums?.counts ?? NOTHING;
  return {
    from: new Date(slot).toISOString(),
    started: counts.started,
    answered: counts.answered,
    abandoned: counts.abandoned,
    waitSeconds: durationsOf(sums?.waits ?? undefined).mean,
    serviceLevel: serviceLevel(formula, answeringOf(counts)),
    rating: ratingOf(counts).mean,
  };
}

function added(all: readonly Counts[]): Counts {
  const sum = { ...NOTHING };
  for (const counts of all) for (const what of ROLLED_COUNTS) sum[what] += counts[what];
  return sum;
}

/** Adds histograms by adding the counts of their buckets. */
function addedWaits(all: readonly Histogram[]): Histogram | undefined {
  if (all.length === 0) return undefined;
  const buckets = new Map<number, number>();
  for (const each of all) for (const [bucket, count] of each.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    total: all.reduce((sum, { total }) => sum + total, 0),
    shortest: Math.min(...all.map(({ shortest }) => shortest)),
    longest: Math.max(...all.map(({ longest }) => longest)),
    buckets: [...buckets],
  };
}
