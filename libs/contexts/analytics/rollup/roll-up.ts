import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { SharedRead, Store, TimeBudget, type Transaction } from '#platform';
import { SPENT, settledTime } from './agent-time';
import { FIGURE_COLUMNS, figuresOf } from './chat-figures';
import { COUNT_COLUMNS, countsBy, DURATION_COLUMNS, dayOf, durationsBy, QUARTER, quarterOf, UNDER_ALL } from './sums-by-quarter';

const CHATS_AT_ONCE = 1_000;
/** A batch of chats ends with the chat that reaches so many facts. */
const CHAT_FACTS_AT_ONCE = 50_000;
const AGENT_FACTS_AT_ONCE = 5_000;
/** The next chats are taken from so many of the oldest facts. */
const FACTS_AHEAD = 20_000;
export const ONE_AT_A_TIME = `select pg_advisory_xact_lock(hashtextextended('analytics: roll-up', 0))`;
/**
 * Statements of the roll-up are planned each time, because the plan depends on the number of chats. Memoize is off: no two figures have the same
 * keys, so that it never hits.
 */
const PLANNED_ANEW = `select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_memoize', 'off', true)`;
const TIME_COLUMNS = ['agent_id', 'slot', ...SPENT].join(', ');
const DUE = `select id, chat_id, customer_id from chat_facts where not settled order by id limit ${FACTS_AHEAD}`;

/** Longest waits, in milliseconds, of a chat answered within the service level and of a short abandonment. */
export interface Soon {
  withinMs: number;
  shortMs: number;
}

export async function soonOf(settings: CurrentSettings): Promise<Soon> {
  const { serviceLevelSeconds, shortAbandonSeconds } = await settings.get();
  return { withinMs: Math.round(serviceLevelSeconds * 1000), shortMs: Math.round(shortAbandonSeconds * 1000) };
}

/**
 * Rolls up the facts that came since the last time: the figures of their chats and the quarters of these are counted anew. Idempotent. Facts are
 * settled by whole chats, oldest first, until none is left or `forMs` are over; a batch that has begun is finished.
 */
export class RollUp extends Command<void> {
  constructor(readonly forMs: number) {
    super();
  }
}

@CommandHandler(RollUp)
export class RollUpHandler implements ICommandHandler<RollUp> {
  /** Calls during a batch share the next one, and hold no connection until then. */
  private readonly settling = new SharedRead(() => this.settleSome(), 0);

  constructor(
    private readonly store: Store,
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ forMs }: RollUp): Promise<void> {
    const budget = new TimeBudget(forMs);
    while ((await this.settling.now()) && !budget.isSpent);
  }

  /** @returns whether facts are left that were there at the beginning */
  private async settleSome(): Promise<boolean> {
    const [last] = await this.dataSource.query<[{ chats: string | null; agents: string | null }]>(
      `select (select max(id) from chat_facts where not settled) as chats, (select max(id) from agent_facts where not settled) as agents`,
    );
    if (last.chats === null && last.agents === null) return false;
    const soon = await soonOf(this.settings);
    if (last.chats !== null) await this.store.transaction((tx) => this.settleChats(tx, soon));
    if (last.agents !== null) await this.store.transaction((tx) => this.settleAgents(tx));
    const [left] = await this.dataSource.query<[{ any: boolean }]>(
      `select exists (select from chat_facts where not settled and id <= $1) or exists (select from agent_facts where not settled and id <= $2) as any`,
      [last.chats, last.agents],
    );
    return left.any;
  }

  private async settleChats(tx: Transaction, soon: Soon): Promise<void> {
    await tx.query(ONE_AT_A_TIME);
    await tx.query(PLANNED_ANEW);
    await this.unsettleMerged(tx);
    const due = await this.chatsDue(tx);
    const begun = await tx.query<{ id: string }>(
      `with settled as (
         update chat_facts set settled = true where id = any(array(
           select f.id from unnest($1::uuid[]) due(chat_id)
           cross join lateral (select f.id, f.settled from chat_facts f where f.chat_id = due.chat_id offset 0) f where not f.settled))
         returning chat_id, kind
       ) select distinct chat_id as id from settled where kind = 'started'`,
      [due],
    );
    const chats = await this.concerned(
      tx,
      due,
      begun.map(({ id }) => id),
    );
    await tx.query('delete from chat_figures where chat_id = any($1) and exists (select from chats c where c.id = chat_id)', [chats]);
    const made = await tx.query<{ slot: Date }>(
      `with made as (
         insert into chat_figures (${FIGURE_COLUMNS}) ${figuresOf('select unnest($1::uuid[]) as chat_id')} returning created_at
       ) select distinct ${quarterOf('created_at')} as slot from made`,
      [chats],
    );
    await rollUpQuarters(
      tx,
      made.map(({ slot }) => slot),
      soon,
    );
  }

  /** Unsettles the chats of customers whom another was merged into, because first-contact resolution depends on all chats of a customer. */
  private async unsettleMerged(tx: Transaction): Promise<void> {
    await tx.query(
      `with merged as (
         update chat_facts set settled = true where id = any(array(select id from (${DUE}) due where customer_id is not null)) returning customer_id
       ) update chat_facts set settled = false where id = any(array(
         select f.id from (select distinct customer_id from merged) m
         cross join lateral (select id from chats c where c.customer_id = m.customer_id offset 0) c
         cross join lateral (select f.id, f.kind from chat_facts f where f.chat_id = c.id offset 0) f where f.kind = 'started'))`,
    );
  }

  private async chatsDue(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select chat_id as id from (
         select chat_id, sum(facts) over (order by first) - facts as before from (
           select chat_id, min(id) as first from (${DUE}) due where chat_id is not null group by chat_id order by first limit ${CHATS_AT_ONCE}
         ) due cross join lateral (select count(*) as facts from chat_facts f where f.chat_id = due.chat_id) counted
       ) due where before < ${CHAT_FACTS_AT_ONCE}`,
    );
    return rows.map(({ id }) => id);
  }

  /** The chats due, and earlier chats of customers who came back: these change the first-contact resolution of those. */
  private async concerned(tx: Transaction, due: string[], begun: string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select unnest($1::uuid[]) as id
       union select earlier.id from unnest($2::uuid[]) begun(id)
         cross join lateral (select * from chats c where c.id = begun.id offset 0) again
         cross join lateral (
           select id from chats c where c.customer_id = again.customer_id and c.id <> again.id
             and c.closed_at < again.created_at and c.closed_at >= again.created_at - interval '7 days' offset 0
         ) earlier`,
      [due, begun],
    );
    return rows.map(({ id }) => id);
  }

  /** Each fact of an agent ends the interval since the fact before. */
  private async settleAgents(tx: Transaction): Promise<void> {
    await tx.query(ONE_AT_A_TIME);
    await tx.query(PLANNED_ANEW);
    const spans = await tx.query<{ agent_id: string; since: Date; until: Date }>(
      `with settled as (
         update agent_facts set settled = true
         where id = any(array(select id from agent_facts where not settled order by id limit ${AGENT_FACTS_AT_ONCE}))
         returning agent_id, at
       ), spans as (select agent_id, min(at) as first, max(at) as last from settled group by agent_id)
       select agent_id,
         ${quarterOf('coalesce((select max(f.at) from agent_facts f where f.agent_id = s.agent_id and f.at < s.first), s.first)')} as since,
         ${quarterOf('coalesce((select min(f.at) from agent_facts f where f.agent_id = s.agent_id and f.at > s.last), s.last)')} + ${QUARTER} as until
       from spans s`,
    );
    await rollUpAgents(tx, spans);
  }
}

/** Counts quarters of an hour anew, and deletes their days, which are no longer right. */
export async function rollUpQuarters(tx: Transaction, slots: Date[], soon: Soon): Promise<void> {
  if (slots.length === 0) return;
  const rows = `unnest($1::timestamptz[]) s(slot) join chat_figures f on f.created_at >= s.slot and f.created_at < s.slot + ${QUARTER} ${UNDER_ALL}`;
  for (const table of ['figure_rollups', 'duration_rollups']) {
    await tx.query(
      `delete from ${table} where (grain = 'quarter' and slot = any($1)) or (grain = 'day' and slot = any(array(select ${dayOf('s')} from unnest($1::timestamptz[]) s)))`,
      [slots],
    );
  }
  await tx.query(`insert into figure_rollups (${COUNT_COLUMNS}) ${countsBy(rows, '$2', '$3')}`, [slots, soon.withinMs, soon.shortMs]);
  await tx.query(`insert into duration_rollups (${DURATION_COLUMNS}) ${durationsBy(rows)}`, [slots]);
}

async function rollUpAgents(tx: Transaction, spans: { agent_id: string; since: Date; until: Date }[]): Promise<void> {
  const given = 'select agent_id, since, until from json_to_recordset($1) as span(agent_id uuid, since timestamptz, until timestamptz)';
  const parameters = [JSON.stringify(spans)];
  const days = [
    ...(await tx.query<{ day: Date }>(
      `with gone as (
         delete from agent_time t using (${given}) s where t.agent_id = s.agent_id and t.slot >= s.since and t.slot < s.until returning t.slot
       ) select distinct ${dayOf('slot')} as day from gone`,
      parameters,
    )),
    ...(await tx.query<{ day: Date }>(
      `with made as (
         insert into agent_time (${TIME_COLUMNS}) select ${TIME_COLUMNS} from (${settledTime(given)}) times returning slot
       ) select distinct ${dayOf('slot')} as day from made`,
      parameters,
    )),
  ];
  await tx.query('delete from agent_days where day = any($1)', [days.map(({ day }) => day)]);
}
