import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import type { WaitRange } from '#protocol';
import { type Floor, FloorState } from '../floor/floor-state';
import type { QueueOrder } from '../planner/queue-order';
import { type History, WaitModel } from '../floor/domain/wait-estimate';
import type { WaitingChat } from '../planner/waiting-chat';

const WINDOW_SECONDS = 1_800;
/** History shorter than this gives no rates. */
const SHORTEST_WINDOW_SECONDS = 60;
/** Greatest age of the model that estimates come from. */
const FRESH_FOR_MS = 1_000;

/** Estimates of waits, from the queue of the moment and a model that is made at most once a second. */
@Injectable()
export class Estimates {
  private known?: Promise<WaitModel>;
  private readAt = 0;

  constructor(
    private readonly floor: FloorState,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  model(): Promise<WaitModel> {
    if (this.known === undefined || performance.now() - this.readAt > FRESH_FOR_MS) {
      this.readAt = performance.now();
      this.known = this.make();
      this.known.catch(() => (this.known = undefined));
    }
    return this.known;
  }

  private async make(): Promise<WaitModel> {
    const [history, { agents, teams }] = await Promise.all([this.history(), this.floor.now()]);
    return new WaitModel(agents, history, this.clock.now(), teams);
  }

  /** Seats that came free within the window, counted by closed chats. */
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

/** The estimates of neighbours in the queue, rounded for people. */
export function estimatesFor(chats: readonly WaitingChat[], { queue }: Floor, model: WaitModel, order: QueueOrder) {
  const ranges = model.estimates(chats, queue, order);
  return new Map([...ranges].map(([chatId, range]) => [chatId, range && inPlainNumbers(range)]));
}

/** Rounds a range for people: a finer one would look more exact than it is, and would move at every look. */
function inPlainNumbers({ low, high }: WaitRange): WaitRange {
  const step = high < 60 ? 5 : high < 600 ? 15 : 60;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step };
}
