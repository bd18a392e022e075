import type { Feed, Snapshot } from '#protocol';
import type { Connected } from './client';

type Row = Record<string, unknown>;

/** An event of any feed. */
interface Change extends Row {
  revision: number;
  reset?: boolean;
}

/** How to apply the events of each feed to its rows. */
export const FOLDS = {
  queue: {
    event: 'queue.changed',
    key: 'chatId',
    apply: (rows: Map<string, Row>, { added, updated, removed }: Change) => {
      for (const { chatId } of removed as Row[]) rows.delete(String(chatId));
      for (const row of [added, updated].flat() as Row[]) rows.set(String(row.chatId), { ...rows.get(String(row.chatId)), ...row });
    },
  },
  agents: {
    event: 'agent.status',
    key: 'id',
    apply: (rows: Map<string, Row>, { agentId, revision: _revision, ...status }: Change) =>
      rows.set(String(agentId), { ...rows.get(String(agentId)), ...status }),
  },
  workload: {
    event: 'workload.changed',
    key: 'agentId',
    apply: (rows: Map<string, Row>, { revision: _revision, ...row }: Change) => rows.set(String(row.agentId), row),
  },
} as const;

/** Replica of a feed as a front end keeps it: the snapshot, and the events applied since. */
export class FoldedFeed {
  readonly rows = new Map<string, Row>();
  /** Whether the replica noticed a missing event. */
  hasGap = false;
  private revision = Number.POSITIVE_INFINITY;
  private early: Change[] = [];
  /** Whether the event that the test wanted to lose was dropped. */
  hasLost = false;
  private losesNext = false;

  constructor(
    readonly feed: Feed,
    private readonly client: Connected,
  ) {
    client.socket.on(FOLDS[feed].event, (event: Change) => this.hear(event));
    if (feed === 'queue') client.socket.on('queue.updated', ({ rows }: { rows: Row[] }) => this.hearUpdates(rows));
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

  private hear(event: Change): void {
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
    for (const row of rows) {
      const known = this.rows.get(String(row.chatId));
      if (known) this.rows.set(String(row.chatId), { ...known, ...row });
    }
  }
}
