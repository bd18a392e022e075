import type { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { migrationDataSource } from '../../libs/platform/db/migrate';
import type { SettingsView } from '#protocol';
import { PAST } from './past';

/** Test fixture that writes to the database directly: states that otherwise take much time, an older version, a crash or many people. */
export class Doctor {
  constructor(private readonly database: DataSource) {}

  /** Inserts messages of the customer, each with its number as text unless `text` is given. Sends no events. */
  async writeMessages(chatId: string, { from, to, text }: { from: number; to: number; text?: string }): Promise<void> {
    await this.database.query(
      `with chat as (update chats set last_seq = $3 where id = $1 returning customer_id)
       insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
       select $1, n, gen_random_uuid(), n::text, 'customer', customer_id, 'Cleo', coalesce($4, n::text), '[]', now() from chat, generate_series($2::int, $3::int) n`,
      [chatId, from, to, text],
    );
  }

  /** Makes unpublished events so old that their node counts as dead. @returns their number */
  async ageUnpublishedEvents(): Promise<number> {
    const [, aged] = await this.database.query<[unknown, number]>(
      `update domain_events set at = at - interval '1 minute' where published_at is null`,
    );
    return aged;
  }

  /** Passes over positions of the event log, as if so many events had been written. */
  async passPositions(count: number): Promise<void> {
    await this.database.query(
      `select setval('domain_events_position_seq', pg_sequence_last_value('domain_events_position_seq'::regclass) + $1)`,
      [count],
    );
  }

  /** Leaves an event of which nobody was told, and which nobody tries to tell any more. */
  async leaveUnpublished(streamId: string): Promise<void> {
    await this.database.query(
      `insert into domain_events (type, stream_id, data, at, attempts) values ('AgentLoadChanged', $1, '{}', now(), 100)`,
      [streamId],
    );
  }

  /** Leaves what the sources of a chat said as a node leaves it that died while it asked them, for the given number of times. */
  async loseContextAnswers(chatId: string, attempts: number): Promise<void> {
    await this.database.query(
      `update context_answers set status = 'pending', cards = '[]', attempts = $2, answered_at = null, claimed_until = '2000-01-01' where chat_id = $1`,
      [chatId, attempts],
    );
  }

  /** Counts one chat too many in every sum. */
  async miscount(): Promise<void> {
    await this.database.query('update figure_rollups set started = started + 1');
  }

  /**
   * Leaves chats as an upgrade finds them, none of their facts settled: 100 an hour, the last an hour ago; every customer comes back half an
   * hour later. An agent has each after 30 seconds; customer and agent write in turns, 20 seconds apart, and the agent closes it 20 later.
   */
  async leaveFacts(chats: number, { messages, agentIds }: { messages: number; agentIds: string[] }): Promise<void> {
    await this.database.query(
      `with customer as (
         insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
         select gen_random_uuid(), 'Customer ' || n, false, 'active', now(), '{}', '', now(), now() from generate_series(0, $1::int / 2 + 50) n returning id
       ), numbered as (select id, row_number() over () - 1 as place from customer),
       left_chats as (
         insert into chats (id, customer_id, status, priority, subject, skills, agent_ids, agent_id, passed_over, declined_by, turned_down_at, queued_at,
           assigned_at, first_response_at, closed_at, close_reason, resolution, last_seq, read_up_to, tags, metadata, created_at)
         select gen_random_uuid(), c.id, 'closed', 'normal', null, '[]', array[agent.id], agent.id, '{}', '{}', '{}', at, at + interval '30 s',
           at + interval '40 s', at + ($3::int + 1) * interval '20 s', 'agent', (array['resolved', 'unresolved'])[1 + n % 2], $3::int, '{}', '{}', '{}', at
         from generate_series(1, $1::int) n
         cross join lateral (select now() - interval '1 hour' - ($1::int - n) * interval '36 s' as at) moment
         cross join lateral (select ($2::uuid[])[1 + n % cardinality($2::uuid[])] as id) agent
         join numbered c on c.place = n / 100 * 50 + n % 50
         returning id, agent_id, created_at, closed_at)
       insert into chat_facts (chat_id, at, kind, agent_id, seq, detail)
       select c.id, happened.* from left_chats c cross join lateral (
         values (c.created_at, 'started', null::uuid, null::int, null), (c.created_at + interval '30 s', 'assigned', c.agent_id, null, null),
           (c.closed_at, 'closed', c.agent_id, null, 'agent')
         union all select c.created_at + seq * interval '20 s', 'message', c.agent_id, seq, (array['agent', 'customer'])[1 + seq % 2]
           from generate_series(1, $3::int) seq
       ) happened(at, kind, agent_id, seq, detail) order by kind, at`,
      [chats, agentIds, messages],
    );
    // As autovacuum would have done by the time that somebody upgrades.
    await this.database.query('analyze customers, chats, chat_facts');
  }

  /** Leaves so many days before a moment, as these agents worked through them; nothing of it is added up yet. */
  async leaveDays(days: number, { before, agentIds, skills }: { before: Date; agentIds: string[]; skills: string[] }): Promise<void> {
    for (const sql of [PAST.agents, PAST.chats, PAST.log]) await this.database.query(sql, [days, agentIds, skills, before]);
  }

  /**
   * Goes back to the schema before analytics and upgrades again, with all that is there: chats, messages, the log. Of the chats that are
   * `notLogged` the log has lost everything.
   */
  async upgradeToAnalytics(notLogged: string[] = []): Promise<void> {
    const { url } = this.database.options as PostgresDataSourceOptions;
    const migrations = await migrationDataSource(url!).initialize();
    const hasAnalytics = async (): Promise<boolean> =>
      (await migrations.query<unknown[]>(`select from information_schema.tables where table_name = 'chat_facts'`)).length > 0;
    try {
      while (await hasAnalytics()) await migrations.undoLastMigration({ transaction: 'each' });
      await migrations.query('delete from domain_events where stream_id = any($1)', [notLogged]);
      await migrations.runMigrations({ transaction: 'each' });
    } finally {
      await migrations.destroy();
    }
  }

  /** Creates agents who never signed in. @returns their ids */
  async hire(agents: number, seats = 2): Promise<string[]> {
    const hired = await this.database.query<{ id: string }[]>(
      `insert into users (id, name, email, role, active, password_hash, max_concurrent_chats, skills, created_at)
       select gen_random_uuid(), 'Agent ' || n, gen_random_uuid() || '@example.com', 'agent', true, '-', $2, '[]', now() from generate_series(1, $1::int) n returning id`,
      [agents, seats],
    );
    const ids = hired.map(({ id }) => id);
    await this.database.query(
      `insert into agents (id, selected_status, selected_because, connected, inactive, active_chats, own_limit, max_concurrent_chats, status, status_reason, status_since, enabled)
       select id, 'offline', 'selected', false, false, 0, $2::int, $2::int, 'offline', 'disconnected', now(), true from unnest($1::uuid[]) id`,
      [ids, seats],
    );
    return ids;
  }

  /** Creates logins without verifying a password, which is slow. @returns the session ids, in the order of the agents */
  async logIn(ids: string[]): Promise<string[]> {
    const sessions = await this.database.query<{ id: string; user_id: string }[]>(
      `insert into sessions (id, user_id, generation, expires_at) select gen_random_uuid(), id, 1, now() + interval '1 day' from unnest($1::uuid[]) id returning id, user_id`,
      [ids],
    );
    const byUser = new Map(sessions.map((session) => [session.user_id, session.id]));
    return ids.map((id) => byUser.get(id)!);
  }

  /** Makes the database refuse leases with this SQLSTATE, for one agent or all, until the returned function is called. */
  async refuseLeases(code: string, agentId?: string): Promise<() => Promise<unknown>> {
    const which = agentId === undefined ? 'true' : `new.agent_id = '${agentId}'`;
    await this.database.query(
      `create or replace function refuse_lease() returns trigger language plpgsql as
       $$ begin if ${which} then raise exception 'no' using errcode = '${code}'; end if; return new; end $$`,
    );
    await this.database.query('create trigger refuse before insert on agent_connections for each row execute function refuse_lease()');
    return () => this.database.query('drop trigger refuse on agent_connections');
  }

  /** Makes every query of these rows fail with a statement timeout, until the returned function is called. */
  async makeSlow(what: 'chats' | 'customers' | 'tickets' | 'figures'): Promise<() => Promise<unknown>> {
    const table = what === 'figures' ? 'chat_figures' : what;
    await this.database.query(
      `create function takes_too_long() returns boolean language plpgsql as $$ begin raise exception 'too long' using errcode = '57014'; end $$`,
    );
    await this.database.query(`alter table ${table} rename to ${table}_away`);
    await this.database.query(`create view ${table} as select * from ${table}_away where takes_too_long()`);
    return async () => {
      await this.database.query(`drop view ${table}`);
      await this.database.query(`alter table ${table}_away rename to ${table}`);
      await this.database.query('drop function takes_too_long');
    };
  }

  /** Makes every query of customers fail, until the returned function is called. */
  async hideCustomers(): Promise<() => Promise<unknown>> {
    await this.database.query('alter table customers rename to customers_away');
    return () => this.database.query('alter table customers_away rename to customers');
  }

  /** Sets the expiry of the leases of all nodes; a negative number ends them. */
  endLeases(inSeconds: number): Promise<void> {
    return this.endLeasesIn(['agent_connections', 'node_leases'], inSeconds);
  }

  /** Makes every node look dead while the sockets of agents keep their leases. */
  endLeasesOfNodes(): Promise<void> {
    return this.endLeasesIn(['node_leases'], -1);
  }

  private async endLeasesIn(tables: string[], inSeconds: number): Promise<void> {
    for (const leases of tables) {
      await this.database.query(`update ${leases} set expires_at = clock_timestamp() + make_interval(secs => $1)`, [inSeconds]);
    }
  }

  /** Forgets how far the mailbox was read, as if the process had died before it kept that. */
  async forgetInbox(): Promise<void> {
    await this.database.query('delete from inboxes');
  }

  /** Forgets what was answered, as if the process had died after the commit. */
  async forgetAnswers(): Promise<void> {
    await this.database.query('update idempotency_keys set answer = null');
  }

  async leaveAdmins(ids: string[]): Promise<void> {
    await this.database.query(`update users set active = false where role = 'admin' and not id = any($1)`, [ids]);
  }

  async setPasswordHash(userId: string, hash: string): Promise<void> {
    await this.database.query('update users set password_hash = $2 where id = $1', [userId, hash]);
  }

  /** Stores settings without validation, as an older version may have left them. */
  async chooseSettings(settings: Partial<SettingsView>): Promise<void> {
    await this.database.query('update settings set chosen = chosen || $1::jsonb', [JSON.stringify(settings)]);
  }

  /** Logs a change of settings as older versions did, without its author and values. */
  async logChangeOfSettings(changed: string[], at: string): Promise<void> {
    await this.database.query(
      `insert into domain_events (type, stream_id, data, at, published_at)
       select 'SettingsChanged', id, json_build_object('settingsId', id, 'changed', $1::text[]), $2::timestamptz, now() from settings`,
      [changed, at],
    );
  }

  /** Gives some of the rows the same time of creation. */
  async tieCreation(what: 'customers' | 'tickets', ids: string[]): Promise<void> {
    await this.database.query(
      `update ${what} set created_at = to_timestamp(floor(extract(epoch from created_at) / 10) * 10) where id = any($1)`,
      [ids],
    );
  }

  async forgetChatsBut(ids: string[]): Promise<void> {
    await this.database.query('delete from chats where not id = any($1)', [ids]);
  }

  /** Removes the search index data, as from before there was a search. */
  async forgetWhatIsSearched(): Promise<void> {
    await this.database.query('update messages set search = null');
    await this.database.query('update chats set search = null');
  }

  /** Sets the state of files, as a scanner or a crash leaves it. */
  async leaveFiles(ids: string[], state: string): Promise<void> {
    await this.database.query('update attachments set state = $2 where id = any($1)', [ids, state]);
  }

  async moveFile(id: string, { kind, ownerId }: { kind: string; ownerId: string | null }): Promise<void> {
    await this.database.query('update attachments set owner_kind = $2, owner_id = $3 where id = $1', [id, kind, ownerId]);
  }

  /** Copies a file's row, without a file on disk, into another canned response. */
  async multiplyFile(id: string, times: number, cannedResponseId: string): Promise<void> {
    await this.database.query(
      `insert into attachments (id, owner_kind, owner_id, uploader_id, name, content_type, size, sha256, state, created_at)
       select gen_random_uuid(), owner_kind, $2, uploader_id, name, content_type, size, sha256, state, created_at from attachments, generate_series(1, $3::int) where id = $1`,
      [id, cannedResponseId, times],
    );
  }

  /** Creates closed chats of one customer, a dozen at each microsecond, with subjects of so many bytes. */
  async writeChats(chats: number, subjectBytes: number): Promise<void> {
    await this.database.query(
      `with customer as (
         insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
         values (gen_random_uuid(), 'Many', false, 'active', now(), '{}', '', now(), now()) returning id)
       insert into chats (id, customer_id, status, priority, subject, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, last_seq, read_up_to, tags, metadata, created_at)
       select gen_random_uuid(), customer.id, 'closed', 'normal', repeat('x', $2::int), '[]', '{}', '{}', '{}', '{}', now(), 0, '{}', '{}', '{}',
         now() + (n / 12) * interval '1 microsecond'
       from customer, generate_series(1, $1::int) n`,
      [chats, subjectBytes],
    );
  }

  /** Gives an agent active chats besides, each of a customer of its own, "Customer 1" and so on, who asked "Question 1" a moment after the last. */
  async giveChats(agentId: string, chats: number): Promise<void> {
    await this.database.query(
      `with customer as (
         insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
         select gen_random_uuid(), 'Customer ' || n, false, 'active', now(), '{}', '', now() + n * interval '1 ms', now() from generate_series(1, $2::int) n
         returning id, name, created_at),
       chat as (
         insert into chats (id, customer_id, status, priority, skills, agent_id, agent_ids, passed_over, declined_by, turned_down_at, queued_at, assigned_at,
           last_seq, last_message_at, awaiting_reply_since, read_up_to, tags, metadata, created_at)
         select gen_random_uuid(), id, 'active', 'normal', '[]', $1, array[$1::uuid], '{}', '{}', '{}', created_at, created_at,
           1, created_at, created_at, '{}', '{}', '{}', created_at
         from customer returning id, customer_id)
       insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, created_at)
       select chat.id, 1, gen_random_uuid(), '1', 'customer', customer.id, customer.name, replace(customer.name, 'Customer', 'Question'), '[]', created_at
       from chat join customer on customer.id = chat.customer_id`,
      [agentId, chats],
    );
  }

  async forgetFilesOf(cannedResponseId: string): Promise<void> {
    await this.database.query('delete from attachments where owner_id = $1', [cannedResponseId]);
  }

  /** Leaves simulations of somebody as a node does that died while it computed them. @returns their ids */
  async leaveSimulations(count: number, createdBy: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `insert into simulations (id, created_by, created_at, question, state, progress, seen_at)
       select gen_random_uuid(), $2, now(), '{}', 'running', 0.5, now() from generate_series(1, $1::int) returning id`,
      [count, createdBy],
    );
    return rows.map(({ id }) => id);
  }

  /** Lets the jobs that are running be so many seconds older, as after a process that died. */
  async ageJobs(seconds: number): Promise<void> {
    for (const table of ['_private_jobs', '_private_job_queues'])
      await this.database.query(
        `update graphile_worker.${table} set locked_at = locked_at - make_interval(secs => $1) where locked_at is not null`,
        [seconds],
      );
  }
}
