import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { InjectReads } from '#platform';
import type { Breakdown, Figures, FiguresBy, ServiceLevelFormula } from '#protocol';
import { type AgentsTime, figuresOf } from './figures';
import { hourOfWeekOf } from './intervals';
import { Scope } from './scope';
import { type Grouping, NO_TIME, NOTHING, Sums } from './sums';
import { AgentsOfSkills } from './agents-of-skills';
import { jain } from './domain/fairness';
import { SPENT } from '../rollup/agent-time';
import type { Measure } from '../rollup/sums-by-quarter';

const MEASURES: readonly Measure[] = ['wait', 'firstResponse', 'response', 'handle', 'held'];

export interface Asked {
  withinSeconds?: number;
  formula?: ServiceLevelFormula;
}

/** Overview: all figures of a span. */
export class Overview extends Query<Figures> {
  constructor(
    readonly scope: Scope,
    readonly serviceLevel: Asked,
  ) {
    super();
  }
}

@QueryHandler(Overview)
export class OverviewHandler implements IQueryHandler<Overview> {
  constructor(private readonly sums: Sums) {}

  async execute({ scope, serviceLevel }: Overview): Promise<Figures> {
    const asked = await this.sums.asked(serviceLevel);
    const [counts, durations, time] = await Promise.all([
      this.sums.counts(scope, asked),
      this.sums.durations(scope, MEASURES),
      this.timeIn(scope),
    ]);
    return figuresOf(counts.get('') ?? NOTHING, durations.get('') ?? {}, asked, time);
  }

  /** The shares that fairness compares: chats and hours online of each agent who was online. */
  private async timeIn(scope: Scope): Promise<AgentsTime | undefined> {
    if (!scope.isOfAgents) return undefined;
    const [times, chats] = await Promise.all([this.sums.time(scope), this.sums.chatsByAgent(scope)]);
    const total = { ...NO_TIME };
    for (const time of times.values()) for (const what of SPENT) total[what] += time[what];
    const shares = [...times].map(([id, { online_ms }]) => ({ chats: chats.get(id) ?? 0, onlineSeconds: online_ms / 1000 }));
    return { ...total, shares };
  }
}

/** Breakdown: all figures of a span for each key of a dimension. */
export class FiguresBrokenDown extends Query<FiguresBy> {
  constructor(
    readonly scope: Scope,
    readonly by: Breakdown,
    readonly timeZone: string,
    readonly serviceLevel: Asked,
  ) {
    super();
  }
}

@QueryHandler(FiguresBrokenDown)
export class FiguresBrokenDownHandler implements IQueryHandler<FiguresBrokenDown> {
  constructor(
    private readonly sums: Sums,
    private readonly agents: AgentsOfSkills,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  async execute({ scope, by, timeZone, serviceLevel }: FiguresBrokenDown): Promise<FiguresBy> {
    const asked = await this.sums.asked(serviceLevel);
    const grouping = by === 'hourOfWeek' ? hourOfWeek(timeZone) : undefined;
    const within = by === 'hourOfWeek' ? scope : scope.brokenDownBy(by);
    const [counts, durations, times, shares] = await Promise.all([
      this.sums.counts(within, asked, grouping),
      this.sums.durations(within, MEASURES, grouping),
      within.isOfAgents ? this.sums.time(within, grouping) : undefined,
      by === 'skill' ? this.agents.shares(scope) : undefined,
    ]);
    const keys = [...new Set([...counts.keys(), ...(times?.keys() ?? [])])];
    const names = by === 'agent' || by === 'team' ? await this.names(by, keys) : undefined;
    const data = inOrder(by, keys, names).map((key) => {
      const row = counts.get(key) ?? NOTHING;
      const time = times && { ...(times.get(key) ?? NO_TIME), shares: [] };
      const figures = figuresOf(row, durations.get(key) ?? {}, asked, time);
      if (shares) figures.fairness.jain = jain(shares.get(key) ?? []);
      return { key, ...(names && { name: names.get(key) ?? '' }), ...figures };
    });
    return { by, data };
  }

  private async names(of: 'agent' | 'team', ids: string[]): Promise<Map<string, string>> {
    const sql = of === 'agent' ? 'select id, name from users where id = any($1)' : 'select id, name from teams where id = any($1)';
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(sql, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function hourOfWeek(timeZone: string): Grouping {
  return { by: ({ bind }) => `${hourOfWeekOf('slot', () => bind(timeZone))}::text`, wholeDays: false };
}

function inOrder(by: Breakdown, keys: string[], names?: Map<string, string>): string[] {
  if (by === 'hourOfWeek') return keys.toSorted((a, b) => Number(a) - Number(b));
  const word = (key: string): string => names?.get(key) ?? key;
  return keys.toSorted((a, b) => (word(a) < word(b) ? -1 : word(a) > word(b) ? 1 : a < b ? -1 : 1));
}
