import type { DataSource, EntityManager } from 'typeorm';

/** Positions left to the partition that is closed, so that nobody reaches its end while that is checked. They are passed over afterwards. */
const ROOM = 10_000_000;
/** Each partition costs whoever looks for a stream a look. */
const WORTH_A_PARTITION = 100_000;
const NEXT = `coalesce(pg_sequence_last_value(pg_get_serial_sequence('domain_events', 'position')::regclass), 0)`;
const LOCK_WITHIN = '2s';
/** Partition with what remains of those that were removed. */
const KEPT = 'domain_events_kept';

export interface LogPartition {
  name: string;
  /** Bounds; null where it is open. The first position is its own, the end is the next one's. */
  from: string | null;
  to: string | null;
  /** As estimated by the database; null where it has not counted yet. */
  events: number | null;
  bytes: number;
  lastAt: Date | null;
}

/** The rows that say how everything was at the end: the last one of each stream and type. */
const LAST_OF_EACH = (source: string): string =>
  `select distinct on (stream_id, type) * from (${source}) log where type = any($1) order by stream_id, type, position desc`;

/**
 * Partitions of the event log: ranges of positions, each with the events of about a month. The last one is open, so that no event is ever
 * refused; whoever looks for what is new, or marks what is published, meets one partition by its position.
 */
export class LogPartitions {
  /** @param database bears statements that take minutes, where partitions are changed */
  constructor(private readonly database: DataSource) {}

  /** From the oldest to the open one. */
  async list(): Promise<LogPartition[]> {
    const rows = await this.database.query<Omit<LogPartition, 'lastAt'>[]>(
      `select c.relname as name, substring(bound from $$FROM \\('(\\d+)'\\)$$) as from, substring(bound from $$TO \\('(\\d+)'\\)$$) as to,
         nullif(c.reltuples, -1)::float8 as events, pg_total_relation_size(c.oid)::float8 as bytes
       from pg_inherits join pg_class c on c.oid = inhrelid, pg_get_expr(c.relpartbound, c.oid) bound
       where inhparent = 'domain_events'::regclass
       order by (substring(bound from $$FROM \\('(\\d+)'\\)$$))::bigint nulls first`,
    );
    return Promise.all(rows.map(async (row) => ({ ...row, lastAt: await this.lastAt(row.name) })));
  }

  /** Whether a month has no partition yet, and the last one has enough events: a quiet month goes on in the one before. */
  async isDue(month: string): Promise<boolean> {
    const [open] = await this.database.query<{ name: string; positions: number }[]>(
      `select c.relname as name, (${NEXT} - coalesce(substring(bound from $$FROM \\('(\\d+)'\\)$$)::bigint, 0))::float8 as positions
       from pg_inherits join pg_class c on c.oid = inhrelid, pg_get_expr(c.relpartbound, c.oid) bound
       where inhparent = 'domain_events'::regclass and bound like '%TO (MAXVALUE)'`,
    );
    return open!.name !== `domain_events_${month}` && open!.positions >= WORTH_A_PARTITION;
  }

  /**
   * Closes the open partition, and opens that of a month. It is checked beforehand that no event lies beyond the bound, while others write on;
   * then whoever writes waits for some milliseconds.
   * @param month as `2026_11`
   */
  async open(month: string): Promise<void> {
    const { name, from } = (await this.list()).at(-1)!;
    const [row] = await this.database.query<{ bound: string }[]>(`select ${NEXT} + ${ROOM} as bound`);
    const bound = row!.bound;
    const within = `position < ${bound}${from === null ? '' : ` and position >= ${from}`}`;
    await this.change((tx) =>
      tx.query(`alter table ${name} drop constraint if exists closing, add constraint closing check (${within}) not valid`),
    );
    await this.database.query(`alter table ${name} validate constraint closing`);
    await this.change(async (tx) => {
      await this.mustBeClosing(tx, name, bound);
      await tx.query(`alter table domain_events detach partition ${name}`);
      await tx.query(`alter table domain_events attach partition ${name} for values from (${from ?? 'minvalue'}) to (${bound})`);
      await tx.query(`alter table ${name} drop constraint closing`);
      await tx.query(`create table domain_events_${month} partition of domain_events for values from (${bound}) to (maxvalue)`);
      await tx.query(`select setval(pg_get_serial_sequence('domain_events', 'position'), ${bound}::bigint - 1)`);
    });
  }

  /**
   * Detaches the oldest partition, which becomes a table of its own, and joins what has to be known of it to the kept events.
   * @param types whose last event of each stream says how it was afterwards
   * @returns how many events are kept
   * @throws Error if events of it are not published
   */
  async detach({ name, to }: LogPartition, types: readonly string[]): Promise<number> {
    const kept = (await this.list()).find((each) => each.name === KEPT);
    return this.database.transaction(async (tx) => {
      const [late] = await tx.query<{ n: number }[]>(`select count(*)::int as n from ${name} where published_at is null`);
      if (late!.n > 0) throw new Error(`${late!.n} events of ${name} are not published`);
      await tx.query(`create table kept_events (like domain_events including indexes)`);
      const sources = [name, ...(kept ? [KEPT] : [])].map((table) => `select * from ${table}`).join(' union all ');
      const [last] = await tx.query<{ n: number }[]>(
        `with rows as (insert into kept_events ${LAST_OF_EACH(sources)} returning 1) select count(*)::int as n from rows`,
        [types],
      );
      await tx.query(`set local lock_timeout = '${LOCK_WITHIN}'`);
      await tx.query('lock table domain_events in access exclusive mode');
      await tx.query(`alter table domain_events detach partition ${name}`);
      if (kept) {
        await tx.query(`alter table domain_events detach partition ${KEPT}`);
        await tx.query(`drop table ${KEPT}`);
      }
      await tx.query(`alter table kept_events rename to ${KEPT}`);
      await tx.query(`alter table domain_events attach partition ${KEPT} for values from (minvalue) to (${to})`);
      return last!.n;
    });
  }

  isKept({ name }: LogPartition): boolean {
    return name === KEPT;
  }

  /** Times of events hardly differ from their order. */
  private async lastAt(name: string): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }[]>(`select at from ${name} order by position desc limit 1`);
    return row?.at ?? null;
  }

  /** Another worker may have closed it meanwhile, or begun to. */
  private async mustBeClosing(tx: EntityManager, name: string, bound: string): Promise<void> {
    const rows = await tx.query<unknown[]>(
      `select from pg_constraint where conrelid = $1::regclass and conname = 'closing' and convalidated
         and pg_get_constraintdef(oid) like '%< ' || $2 || '%'`,
      [name, bound],
    );
    if (rows.length === 0) throw new Error(`${name} is being closed by another process`);
  }

  /** Changes what is read and written all the time: it gives up soon rather than let others wait behind it. */
  private change<R>(work: (tx: EntityManager) => Promise<R>): Promise<R> {
    return this.database.transaction(async (tx) => {
      await tx.query(`set local lock_timeout = '${LOCK_WITHIN}'`);
      await tx.query('lock table domain_events in access exclusive mode');
      return work(tx);
    });
  }
}
