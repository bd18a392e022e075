import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { Interval } from '#words';
import { withQuery } from '../../admin/frame/search';
import { type AnySearch, intervalOf, readSearch, type ReportsSearch } from '../search';
import { dayAt, type Day, daysOf, type Span, spansOf } from '../spans';
import { ownZone } from '../../shell/zones';

/** What a report is about, as its address says it. */
export interface Report {
  search: ReportsSearch;
  zone: string;
  days: readonly [Day, Day];
  span: Span;
  before: Span;
  interval: Interval;
  /** The moment as of which it is told; a later one asks the server anew. */
  asOf: number;
}

export const ReportContext = createContext<Report | null>(null);

/** @throws Error outside of a report */
export function useReport(): Report {
  const report = useContext(ReportContext);
  if (!report) throw new Error('Only reports have a span of time');
  return report;
}

export function reportOf(search: ReportsSearch, asOf: number): Report {
  const zone = search.zone ?? ownZone();
  const days = daysOf({ range: search.range ?? '7d', from: search.from, to: search.to }, dayAt(asOf, zone));
  return { search, zone, days, ...spansOf(days, zone, asOf), interval: intervalOf(search, days), asOf };
}

export type Change = (changes: Partial<AnySearch>) => void;

/** What the address says, and how to say something else; undefined takes a part out of it. */
export function useReportsSearch(): [AnySearch, Change] {
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change: Change = (changes) =>
    void navigate({ to: '.', search: (before: Record<string, unknown>) => readSearch({ ...before, ...changes }), replace: true });
  return [search, change];
}

type Parameters = Record<string, string | number | undefined>;

/** The path of a question about the report. */
export function asked(path: string, { search, zone, span }: Report, more: Parameters = {}, of: Span = span): string {
  const { agent, skill, team, priority, tag, formula } = search;
  return withQuery(`/analytics/${path}`, { ...of, timeZone: zone, agentId: agent, skill, teamId: team, priority, tag, formula, ...more });
}
