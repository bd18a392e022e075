import { DataSource } from 'typeorm';
import { type Difference, recount } from '#analytics';
import type { AgentStatus, MailState } from '#protocol';
import { Doctor } from './doctor';

/** An event as stored in the log. */
export interface Logged {
  type: string;
  data: Record<string, unknown>;
}

export interface StoredMessage {
  seq: number;
  text: string;
  sender: string;
  /** Whether the message was written after the chat was closed. */
  late: boolean;
}

export interface StoredFile {
  id: string;
  state: string;
  hasThumbnail: boolean;
}

export interface StoredChat {
  id: string;
  agentId: string | null;
  offeredTo: string | null;
}

export interface Arrival {
  status: AgentStatus;
  gone: boolean;
  leases: number;
  commits: string[];
}

export interface CannedUse {
  agent_id: string;
  chat_id: string;
  edited: boolean;
  similarity: number;
  used_at: Date;
}

export interface StoredMail {
  messageId: string;
  state: MailState;
  tries: number;
  error: string | null;
}

const COUNTED = ['users', 'skills', 'customers', 'chats', 'messages', 'tickets', 'canned_responses', 'attachments'] as const;
export type Counted = (typeof COUNTED)[number];

/** Database probe: reads what no interface of a Switchboard shows. */
export class Probe {
  /** Writes states that no interface can create, or only slowly. */
  readonly doctor: Doctor;

  constructor(private readonly database: DataSource) {
    this.doctor = new Doctor(database);
  }

  /** Sessions of this database that are Switchboard's, by their name. */
  async sessions(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ name: string; n: number }[]>(
      `select application_name as name, count(*)::int as n from pg_stat_activity
       where datname = current_database() and application_name like 'switchboard%' group by 1`,
    );
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  }

  /** Mails to an address, the oldest first. */
  mails(address: string): Promise<StoredMail[]> {
    return this.database.query(
      `select message_id as "messageId", state, tries, error from mails where address = $1 order by created_at, id`,
      [address],
    );
  }

  /** The different names under which these customers are stored, also those who went into another. */
  async namesOfCustomers(ids: string[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>('select distinct name from customers where id = any($1)', [ids]);
    return rows.map(({ name }) => name);
  }

  async secondFactorOf(userId: string): Promise<unknown> {
    const [row] = await this.database.query<{ factor: unknown }[]>('select second_factor as factor from users where id = $1', [userId]);
    return row!.factor;
  }

  async pushSubscriptionsOf(userId: string): Promise<string[]> {
    const rows = await this.database.query<{ endpoint: string }[]>('select endpoint from push_subscriptions where user_id = $1', [userId]);
    return rows.map(({ endpoint }) => endpoint);
  }

  async translationsOf(chatId: string): Promise<number> {
    return this.numberOf('message_translations where chat_id = $1', chatId);
  }

  async translationsDue(by: Date): Promise<number> {
    return this.numberOf('message_translations where next_try_at <= $1', by);
  }

  private async numberOf(rows: string, value: unknown): Promise<number> {
    return (await this.database.query<{ n: number }[]>(`select count(*)::int as n from ${rows}`, [value]))[0]!.n;
  }

  /** Also those that were sent or given up. */
  async pushesOf(chatId: string): Promise<number> {
    return this.numberOf('pushes where chat_id = $1', chatId);
  }

  async pushesWaiting(): Promise<number> {
    const [row] = await this.database.query<{ n: number }[]>(
      'select count(*)::int as n from pushes join push_subscriptions s on s.id = subscription_id where next_try_at is not null',
    );
    return row!.n;
  }

  async blockedAddresses(): Promise<string[]> {
    const rows = await this.database.query<{ network: string }[]>('select network from address_blocks order by network');
    return rows.map(({ network }) => network);
  }

  /** How many requests with an Idempotency-Key are kept. */
  async keptRequests(): Promise<number> {
    const [row] = await this.database.query<{ count: string }[]>('select count(*) from idempotency_keys');
    return Number(row!.count);
  }

  /** Whether any row of any table contains the text. */
  async holdsText(text: string): Promise<boolean> {
    const tables = await this.database.query<{ name: string }[]>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const rows = await this.database.query<unknown[]>(`select from ${name} t where strpos(t::text, $1) > 0 limit 1`, [text]);
      if (rows.length > 0) return true;
    }
    return false;
  }

  /** How often the events of these aggregates were claimed for publishing again, and whether all of them are published. */
  async republished(streamIds: string[]): Promise<{ events: number; attempts: number[]; unpublished: number }> {
    const [row] = await this.database.query<[{ events: number; attempts: number[]; unpublished: number }]>(
      `select count(*)::int as events, array_agg(distinct attempts) as attempts, count(*) filter (where published_at is null)::int as unpublished
       from domain_events where stream_id = any($1)`,
      [streamIds],
    );
    return row;
  }

  /** Facts stored for webhooks of which no deliveries were made yet. */
  async webhookFacts(): Promise<number> {
    const [row] = await this.database.query<[{ facts: number }]>('select count(*)::int as facts from webhook_facts');
    return row.facts;
  }

  /** Deliveries that are stored of a webhook, also of a deleted one. */
  async webhookDeliveries(webhookId: string): Promise<number> {
    const [row] = await this.database.query<[{ deliveries: number }]>(
      'select count(*)::int as deliveries from webhook_deliveries where webhook_id = $1',
      [webhookId],
    );
    return row.deliveries;
  }

  /** Connects to the database of a server in another process for one look. */
  static async at<T>(url: string, look: (probe: Probe) => Promise<T>): Promise<T> {
    const database = await new DataSource({ type: 'postgres', url, installExtensions: false }).initialize();
    return look(new Probe(database)).finally(() => database.destroy());
  }

  /** Returns the number of rows of each table. */
  async counts(): Promise<Record<Counted, number>> {
    const [counts] = await this.database.query<[Record<Counted, number>]>(
      `select ${COUNTED.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`,
    );
    return counts;
  }

  async count(what: Counted): Promise<number> {
    return (await this.counts())[what];
  }

  messages(chatId: string): Promise<StoredMessage[]> {
    return this.database.query(
      `select m.seq, m.text, m.sender_type as sender, coalesce(m.created_at > c.closed_at, false) as late
       from messages m join chats c on c.id = m.chat_id where c.id = $1 order by m.seq`,
      [chatId],
    );
  }

  chats({ ids, status, agentId }: { ids?: string[]; status?: string; agentId?: string } = {}): Promise<StoredChat[]> {
    return this.database.query(
      `select id, agent_id as "agentId", offered_to as "offeredTo" from chats
       where ($1::uuid[] is null or id = any($1)) and ($2::text is null or status = $2) and ($3::uuid is null or agent_id = $3)`,
      [ids, status, agentId],
    );
  }

  /** Selects an open chat pseudo-randomly by `lot`. */
  async openChat(lot: number): Promise<StoredChat | undefined> {
    const [chat] = await this.database.query<StoredChat[]>(
      `select id, agent_id as "agentId", offered_to as "offeredTo" from chats where status <> 'closed' order by md5(id::text || $1) limit 1`,
      [lot],
    );
    return chat;
  }

  /** Returns the number of visits (customer and node) that are open, of one customer or of all. */
  async visits(customerId?: string): Promise<number> {
    const visits = await this.database.query<object[]>(
      'select from customer_visits where left_at is null and ($1::uuid is null or customer_id = $1)',
      [customerId],
    );
    return visits.length;
  }

  files({ id, ownerId }: { id?: string; ownerId?: string } = {}): Promise<StoredFile[]> {
    return this.database.query(
      `select id, state, thumbnail_size is not null as "hasThumbnail" from attachments
       where ($1::uuid is null or id = $1) and ($2::uuid is null or owner_id = $2)`,
      [id, ownerId],
    );
  }

  /** Returns events in commit order. */
  events({ of, types, thatMention }: { of?: string; types?: RegExp; thatMention?: string[] }): Promise<Logged[]> {
    return this.database.query(
      `select type, data from domain_events
       where ($1::text is null or stream_id::text = $1) and ($2::text is null or type ~ $2) and ($3::text[] is null or data::text ilike any($3)) order by position`,
      [of, types?.source, thatMention?.map((text) => `%${text}%`)],
    );
  }

  /** Number of watches over a chat that are kept, those that ended as well. */
  async watchesOf(chatId: string): Promise<number> {
    return (await this.database.query<unknown[]>('select from chat_watches where chat_id = $1', [chatId])).length;
  }

  /** Whether any message, logged event or link for screens contains the text. */
  async keeps(text: string): Promise<boolean> {
    const [row] = await this.database.query<[{ keeps: boolean }]>(
      `select exists (select from domain_events where strpos(data::text, $1) > 0) or exists (select from messages where strpos(text, $1) > 0)
         or exists (select from wall_links l where strpos(l::text, $1) > 0) as keeps`,
      [text],
    );
    return row.keeps;
  }

  /** Returns the agents whose lost connection has been noticed. */
  async dropped(): Promise<string[]> {
    return idsOf(await this.database.query('select id from agents where disconnected_at is not null'));
  }

  /** Returns the number of connections of one agent, or of all. */
  async connections(agentId?: string): Promise<number> {
    return (await this.database.query<unknown[]>('select from agent_connections where $1::uuid is null or agent_id = $1', [agentId]))
      .length;
  }

  async desk(agentId: string): Promise<{ status: AgentStatus; connected: boolean; activeChats: number } | undefined> {
    const [desk] = await this.database.query<{ status: AgentStatus; connected: boolean; activeChats: number }[]>(
      'select status, connected, active_chats as "activeChats" from agents where id = $1',
      [agentId],
    );
    return desk;
  }

  /** Returns the state of agents who connected or left, by id, with the transactions that took their leases. */
  async arrivals(agentIds: string[]): Promise<Map<string, Arrival>> {
    const rows = await this.database.query<(Arrival & { id: string })[]>(
      `select a.id, a.status, a.disconnected_at is not null as gone, count(c.socket_id)::int as leases, array_agg(c.xmin::text) as commits
       from agents a left join agent_connections c on c.agent_id = a.id where a.id = any($1) group by a.id`,
      [agentIds],
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  async activeAdmins(): Promise<string[]> {
    return idsOf(await this.database.query(`select id from users where role = 'admin' and active`));
  }

  usesOf(cannedResponseId: string): Promise<CannedUse[]> {
    return this.database.query(
      'select agent_id, chat_id, edited, similarity, used_at from canned_uses where canned_response_id = $1 order by used_at, message_id',
      [cannedResponseId],
    );
  }

  async usesNotTallied(): Promise<number> {
    return (await this.database.query<unknown[]>('select from canned_uses where not tallied')).length;
  }

  /** States of simulations, whoever started them. */
  async simulations(ids: string[]): Promise<string[]> {
    const rows = await this.database.query<{ state: string }[]>('select state from simulations where id = any($1)', [ids]);
    return rows.map(({ state }) => state);
  }

  /** Of how many facts no figures have been made yet. */
  async factsNotSettled(): Promise<number> {
    return (await this.database.query<unknown[]>('select from chat_facts where not settled')).length;
  }

  /** Where figures of a span, as an address says it, are not what counting them anew comes to. */
  recounted(span: string): Promise<Difference[]> {
    const { from, to } = Object.fromEntries(new URLSearchParams(span)) as { from: string; to: string };
    return recount((sql, parameters) => this.database.query(sql, parameters), { from, to });
  }

  /** Returns the agents whose counter of chats is wrong or above their limit. */
  wrongSeats(): Promise<unknown[]> {
    return this.database.query(
      `select a.id, active_chats, max_concurrent_chats, held.seats from agents a cross join lateral (
         select coalesce(sum(least(${WEIGHT}, greatest(a.max_concurrent_chats, 1))), 0)::int as seats from chats c
         where (c.agent_id = a.id and c.status = 'active' and c.hold_ends_at is null) or (c.offered_to = a.id and c.status <> 'closed')
           or coalesce(a.wrap_ups, '{}') ? c.id::text
       ) held where held.seats <> active_chats or active_chats > max_concurrent_chats`,
    );
  }

  /** Returns the chats whose status contradicts their agent, offer or time of closing. */
  wrongChats(): Promise<unknown[]> {
    return this.database.query(
      `select id, status, agent_id, offered_to from chats where (status = 'active') <> (agent_id is not null and closed_at is null)
         or (status = 'offered' and offered_to is null) or (status in ('queued', 'closed') and offered_to is not null)
         or (offered_to is not null and offer_expires_at is null)
         or (hold is null) <> (hold_ends_at is null) or (hold is not null and status <> 'active') or (returns_to is not null and agent_id is not null)`,
    );
  }

  /** The ids of all that wait, in the order in which they are served without ageing, recounted from the table. */
  async waitingInOrder(): Promise<string[]> {
    return idsOf(
      await this.database.query(
        `select id from chats where status = 'queued' order by returns_to is null, case when returns_to is not null then placed_at end, array_position(array['urgent', 'high', 'normal', 'low'], priority), queued_at, id`,
      ),
    );
  }

  /** Returns the chats that wait, and no heavier one does, although a suitable agent has room who did not decline them. */
  waitingBesideTheFree(): Promise<unknown[]> {
    return this.database.query(
      `select c.id from chats c where c.status = 'queued'
       and not exists (select from (select ${WEIGHT} as weight from chats c where c.status = 'queued') heavy where heavy.weight > ${WEIGHT})
       and exists (
         select from agents a join users u on u.id = a.id
         where a.status = 'online' and a.active_chats + least(${WEIGHT}, a.max_concurrent_chats) <= a.max_concurrent_chats and not a.id = any(c.passed_over) and not a.id = any(c.declined_by)
         and not exists (select from jsonb_to_recordset(c.skills) as need(name text, "minLevel" int, required boolean)
           where need.required and not exists (select from jsonb_to_recordset(u.skills) as has(name text, level int) where has.name = need.name and has.level >= need."minLevel")))`,
    );
  }
}

/** What a chat `c` weighs by the settings. */
const WEIGHT = `coalesce((select max((rule->>'weight')::int) from settings, jsonb_array_elements(chosen->'chatWeights') rule
  where coalesce(rule->>'priority', c.priority) = c.priority and coalesce(rule->>'teamId', c.team_id::text, '') = coalesce(c.team_id::text, '')
    and (rule->>'skill' is null or c.skills @> jsonb_build_array(jsonb_build_object('name', rule->>'skill')))), 1)`;

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
