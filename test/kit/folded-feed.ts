/* eslint-disable @typescript-eslint/no-explicit-any -- wire data */
import type { Feed, Snapshot } from '#protocol';
import type { Connected } from './client';

type Row = Record<string, any>;

/** How the events of a feed change its rows. */
export const FOLDS = {
  queue: {
    event: 'queue.changed',
    key: 'chatId',
    apply: (rows: Map<string, Row>, { added, updated, removed }: any) => {
      for (const { chatId } of removed) rows.delete(chatId);
      for (const row of [...added, ...updated]) rows.set(row.chatId, { ...rows.get(row.chatId), ...row });
    },
  },
  agents: {
    event: 'agent.status',
    key: 'id',
    apply: (rows: Map<string, Row>, { agentId, revision: _revision, ...status }: any) => rows.set(agentId, { ...rows.get(agentId), ...status }),
  },
  workload: {
    event: 'workload.changed',
    key: 'agentId',
    apply: (rows: Map<string, Row>, { revision: _revision, ...row }: any) => rows.set(row.agentId, row),
  },
} as const;

/** A feed as a front end keeps it: the state when it was watched, and every event since. */
export class FoldedFeed {
  readonly rows = new Map<string, Row>();
  /** Whether an event was missed. */
  hasGap = false;
  private revision = Number.POSITIVE_INFINITY;
  private early: any[] = [];
  /** Whether the event that was to be lost has been. */
  hasLost = false;
  private losesNext = false;

  constructor(
    readonly feed: Feed,
    private readonly client: Connected,
  ) {
    client.socket.on(FOLDS[feed].event, (event: any) => this.hear(event));
    if (feed === 'queue') client.socket.on('queue.updated', ({ rows }: any) => this.hearUpdates(rows));
  }

  async watch(): Promise<Snapshot<Row>> {
    this.revision = Number.POSITIVE_INFINITY;
    const snapshot = (await this.client.ask(`${this.feed}.watch`, { watch: true })) as Snapshot<Row>;
    this.rows.clear();
    for (const row of snapshot.data) this.rows.set(row[FOLDS[this.feed].key] as string, row);
    this.hasGap = false;
    this.revision = snapshot.revision;
    const early = this.early.filter(({ revision }) => revision > snapshot.revision);
    this.early = [];
    for (const event of early) this.hear(event);
    return snapshot;
  }

  loseNext(): void {
    this.losesNext = true;
  }

  private hear(event: any): void {
    if (this.revision === Number.POSITIVE_INFINITY) return void this.early.push(event);
    if (this.losesNext) {
      this.losesNext = false;
      this.hasLost = true;
      return;
    }
    this.hasGap ||= event.reset === true || event.revision !== this.revision + 1;
    this.revision = event.revision;
    FOLDS[this.feed].apply(this.rows, event);
  }

  private hearUpdates(rows: Row[]): void {
    for (const row of rows) if (this.rows.has(row.chatId)) this.rows.set(row.chatId, { ...this.rows.get(row.chatId), ...row });
  }
}
