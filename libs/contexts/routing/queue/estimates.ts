import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import type { WaitRange } from '#protocol';
import { estimateWaits, type History } from '../planner/wait-estimate';
import type { WaitingChat } from '../planner/waiting-chat';
import { FloorState } from '../floor/floor-state';
import { QUEUE, queueKey } from '../floor/queue-order';

const WINDOW_SECONDS = 1_800;
/** With less to look back on, a rate is not to be trusted. */
const SHORTEST_WINDOW_SECONDS = 60;
/** So old an estimate may be. */
const FRESH_FOR_MS = 1_000;
/** Beyond so many chats nobody is told a time. */
const MOST_ESTIMATED = 5_000;

/** How long those who wait will wait; computed for the whole queue at once, at most once a second. */
@Injectable()
export class Estimates {
  private known?: Promise<Map<string, WaitRange | null>>;
  private readAt = 0;

  constructor(
    private readonly floor: FloorState,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** By chat; a chat that is not there has no estimate yet. */
  all(): Promise<Map<string, WaitRange | null>> {
    if (this.known === undefined || performance.now() - this.readAt > FRESH_FOR_MS) {
      this.readAt = performance.now();
      this.known = this.estimate();
      this.known.catch(() => (this.known = undefined));
    }
    return this.known;
  }

  private async estimate(): Promise<Map<string, WaitRange | null>> {
    const [queue, agents, history] = await Promise.all([this.queue(), this.floor.presentAgents(), this.history()]);
    const estimates = estimateWaits(queue, agents, history, this.clock.now());
    return new Map([...estimates].map(([chatId, range]) => [chatId, range && inPlainNumbers(range)]));
  }

  private async queue(): Promise<WaitingChat[]> {
    const { priorityAgingSeconds } = await this.settings.get();
    return this.dataSource.query(
      `select c.id as "chatId", c.priority, c.queued_at as "queuedAt", c.skills, '{}'::uuid[] as "excludedAgentIds"
       from ${QUEUE} order by ${queueKey('$1')}, c.queued_at, c.id limit ${MOST_ESTIMATED}`,
      [priorityAgingSeconds],
    );
  }

  /** A seat comes free when a chat closes. */
  private async history(): Promise<History> {
    const now = this.clock.now();
    const rows = await this.dataSource.query<{ agentId: string; freed: number; oldest: Date }[]>(
      `select agent_id as "agentId", count(*)::int as freed, min(closed_at) as oldest from chats
       where closed_at > $1::timestamptz - make_interval(secs => ${WINDOW_SECONDS}) and agent_id is not null group by agent_id`,
      [now],
    );
    const oldest = rows.reduce((first, row) => Math.min(first, row.oldest.getTime()), now.getTime());
    return {
      freed: new Map(rows.map(({ agentId, freed }) => [agentId, freed])),
      windowSeconds: Math.max(SHORTEST_WINDOW_SECONDS, (now.getTime() - oldest) / 1000),
    };
  }
}

/** Nobody is helped by "between 61.3 and 97.8 seconds", nor by a range that moves at every look. */
function inPlainNumbers({ low, high }: WaitRange): WaitRange {
  const step = high < 60 ? 5 : high < 600 ? 15 : 60;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step };
}
