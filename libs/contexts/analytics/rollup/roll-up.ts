import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Store, type Transaction } from '#platform';
import { SPENT, settledTime } from './agent-time';
import { FIGURE_COLUMNS, FIGURES } from './chat-figures';
import { COUNT_COLUMNS, countsBy, DURATION_COLUMNS, dayOf, durationsBy, QUARTER, quarterOf, UNDER_ALL } from './sums-by-quarter';

const FACTS_AT_ONCE = 20_000;
export const ONE_AT_A_TIME = `select pg_advisory_xact_lock(hashtextextended('analytics: roll-up', 0))`;
const TIME_COLUMNS = ['agent_id', 'slot', ...SPENT].join(', ');

/** Makes figures of the facts that came since the last time: what they concern is counted anew, so that it may run as often as one likes. */
export class RollUp extends Command<void> {}

@CommandHandler(RollUp)
export class RollUpHandler implements ICommandHandler<RollUp> {
  constructor(
    private readonly store: Store,
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const [there] = await this.dataSource.query<{ chats: boolean; agents: boolean }[]>(
      'select exists (select from chat_facts where not settled) as chats, exists (select from agent_facts where not settled) as agents',
    );
    if (there!.chats) await this.store.transaction((tx) => this.settleChats(tx));
    if (there!.agents) await this.store.transaction((tx) => this.settleAgents(tx));
  }

  private async settleChats(tx: Transaction): Promise<void> {
    await tx.query(ONE_AT_A_TIME);
    const [settled] = await tx.query<{ chats: string[]; started: string[]; merged: string[] }>(
      `with settled as (
         update chat_facts set settled = true where id in (select id from chat_facts where not settled order by id limit ${FACTS_AT_ONCE})
         returning chat_id, customer_id, kind
       ) select coalesce(array_agg(distinct chat_id) filter (where chat_id is not null), '{}') as chats,
           coalesce(array_agg(distinct chat_id) filter (where kind = 'started'), '{}') as started,
           coalesce(array_agg(distinct customer_id) filter (where customer_id is not null), '{}') as merged from settled`,
    );
    const chats = await this.concerned(tx, settled!);
    await tx.query('delete from chat_figures where chat_id = any($1) and exists (select from chats c where c.id = chat_id)', [chats]);
    await tx.query(`insert into chat_figures (${FIGURE_COLUMNS}) ${FIGURES}`, [chats]);
    const slots = await tx.query<{ slot: Date }>(
      `select distinct ${quarterOf('created_at')} as slot from chat_figures where chat_id = any($1)`,
      [chats],
    );
    const { serviceLevelSeconds, shortAbandonSeconds } = await this.settings.get();
    await rollUpQuarters(
      tx,
      slots.map(({ slot }) => slot),
      { withinMs: Math.round(serviceLevelSeconds * 1000), shortMs: Math.round(shortAbandonSeconds * 1000) },
    );
  }

  /** A customer who comes back says something of the chats before. */
  private async concerned(
    tx: Transaction,
    { chats, started, merged }: { chats: string[]; started: string[]; merged: string[] },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select unnest($1::uuid[]) as id
       union select earlier.id from chats again join chats earlier on earlier.customer_id = again.customer_id and earlier.id <> again.id
         and earlier.closed_at < again.created_at and earlier.closed_at >= again.created_at - interval '7 days' where again.id = any($2)
       union select id from chats where customer_id = any($3)`,
      [chats, started, merged],
    );
    return rows.map(({ id }) => id);
  }

  /** An interval ends with the next fact, so each fact makes the time since the one before known. */
  private async settleAgents(tx: Transaction): Promise<void> {
    await tx.query(ONE_AT_A_TIME);
    const spans = await tx.query<{ agent_id: string; since: Date; until: Date }>(
      `with settled as (
         update agent_facts set settled = true where id in (select id from agent_facts where not settled order by id limit ${FACTS_AT_ONCE})
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

/** Counts these quarters of an hour anew; their days are no longer complete. */
export async function rollUpQuarters(tx: Transaction, slots: Date[], soon: { withinMs: number; shortMs: number }): Promise<void> {
  if (slots.length === 0) return;
  const rows = `unnest($1::timestamptz[]) s(slot) join chat_figures f on f.created_at >= s.slot and f.created_at < s.slot + ${QUARTER} ${UNDER_ALL}`;
  for (const table of ['figure_rollups', 'duration_rollups']) {
    await tx.query(
      `delete from ${table} where (grain = 'quarter' and slot = any($1)) or (grain = 'day' and slot in (select ${dayOf('s')} from unnest($1::timestamptz[]) s))`,
      [slots],
    );
  }
  await tx.query(`insert into figure_rollups (${COUNT_COLUMNS}) ${countsBy(rows, '$2', '$3')}`, [slots, soon.withinMs, soon.shortMs]);
  await tx.query(`insert into duration_rollups (${DURATION_COLUMNS}) ${durationsBy(rows)}`, [slots]);
}

async function rollUpAgents(tx: Transaction, spans: { agent_id: string; since: Date; until: Date }[]): Promise<void> {
  const given = 'select agent_id, since, until from json_to_recordset($1) as span(agent_id uuid, since timestamptz, until timestamptz)';
  await tx.query(`delete from agent_time t using (${given}) s where t.agent_id = s.agent_id and t.slot >= s.since and t.slot < s.until`, [
    JSON.stringify(spans),
  ]);
  await tx.query(`insert into agent_time (${TIME_COLUMNS}) select ${TIME_COLUMNS} from (${settledTime(given)}) times`, [
    JSON.stringify(spans),
  ]);
}
