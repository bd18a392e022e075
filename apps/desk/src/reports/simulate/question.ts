import type { SimulationChanges } from '#client/core';
import { RANKINGS, type SimulateSearch } from '../search';
import { addDays, beginningOf, type Day, dayAt, type Span } from '../spans';

/** The days that are meant: yesterday, unless the address says otherwise; none that is not over but today, up to now. */
export function simulatedSpan({ day, days = 1 }: SimulateSearch, zone: string, now: number): { first: Day; last: Day; span: Span } {
  const today = dayAt(now, zone);
  const first = day && day <= today ? day : addDays(today, -1);
  const end = addDays(first, days - 1);
  const last = end <= today ? end : today;
  const until = Math.min(beginningOf(addDays(last, 1), zone), now);
  return { first, last, span: { from: new Date(beginningOf(first, zone)).toISOString(), to: new Date(until).toISOString() } };
}

/** As the planner ranks, but for what comes first. */
export function changesOf({ add, like, limit, aging, order, first }: SimulateSearch): SimulationChanges {
  return {
    ...(add !== undefined && { addAgents: add, ...(like !== undefined && { likeAgentId: like }) }),
    ...(limit !== undefined && { maxConcurrentChats: limit }),
    ...(aging !== undefined && { priorityAgingSeconds: aging === 'off' ? null : Number(aging) }),
    ...(order !== undefined && { queueOrder: order }),
    ...(first !== undefined && { rank: [first, ...RANKINGS.slice(0, 4).filter((each) => each !== first)] }),
  };
}
