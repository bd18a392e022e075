import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { AccountStatusChanged } from '#customers';
import { nameOf, type Seer } from '#kernel';
import { Conditions, InjectReads, onTheWire, seenBy, selectList } from '#platform';
import type { ChatPage, ContextActivity, ContextChat, ContextTicket, ContextView } from '#protocol';

const RECENT = 5;
const ACTIVITIES = 10;

/** The newest tickets of each customer `$1`, with the counts of all and of open ones; `c` is a chat. */
const ticketsOf = (seen: string): string => `
  select who.id as "customerId", n.total, n.open, ${selectList<ContextTicket>({
    id: 't.id',
    reference: 't.reference',
    subject: 't.subject',
    status: 't.status',
    chatId: 't.chat_id',
    createdAt: 't.created_at',
    updatedAt: 't.updated_at',
  })}
  from unnest($1::uuid[]) who(id)
  cross join lateral (
    select count(*)::int as total, count(*) filter (where status = 'open')::int as open from tickets t where t.customer_id = who.id and ${ofSeenChat(seen)}
  ) n
  left join lateral (
    select * from tickets t where t.customer_id = who.id and ${ofSeenChat(seen)} order by t.created_at desc, t.id desc limit ${RECENT}
  ) t on true
  order by t.created_at desc, t.id desc`;

const chatsOf = (seen: string): string => `
  select who.id as "customerId", n.total, c.page, ${selectList<ContextChat>({
    id: 'c.id',
    status: 'c.status',
    subject: 'c.subject',
    agent: "case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end",
    createdAt: 'c.created_at',
    closedAt: 'c.closed_at',
    closeReason: 'c.close_reason',
    resolution: 'c.resolution',
    rating: "case when c.rating is not null then json_build_object('score', c.rating -> 'score') end",
  })}
  from unnest($1::uuid[]) who(id)
  cross join lateral (select count(*)::int as total from chats c where c.customer_id = who.id and (${seen})) n
  left join lateral (
    select * from chats c where c.customer_id = who.id and (${seen}) order by c.created_at desc, c.id desc limit ${RECENT}
  ) c on true
  left join users u on u.id = c.agent_id
  order by c.created_at desc, c.id desc`;

/** The latest activity of each customer: first the latest of each kind, which an index finds, then the latest of all kinds. */
const activityOf = (seen: string): string => `
  select who.id as "customerId", ${selectList<ContextActivity>({ at: 'a.at', type: 'a.type', id: 'a.id', title: 'a.title' })}
  from unnest($1::uuid[]) who(id)
  cross join lateral (
    (select created_at as at, 'chat.started' as type, id, subject as title
     from chats c where c.customer_id = who.id and (${seen}) order by c.created_at desc limit ${ACTIVITIES})
    union all
    (select closed_at, 'chat.closed', id, subject
     from chats c where c.customer_id = who.id and c.closed_at is not null and (${seen}) order by c.closed_at desc limit ${ACTIVITIES})
    union all
    (select created_at, 'ticket.opened', id, subject
     from tickets t where t.customer_id = who.id and ${ofSeenChat(seen)} order by t.created_at desc limit ${ACTIVITIES})
    union all
    (select closed_at, 'ticket.closed', id, subject
     from tickets t where t.customer_id = who.id and t.closed_at is not null and ${ofSeenChat(seen)} order by t.closed_at desc limit ${ACTIVITIES})
    union all
    (select at, 'account.changed', stream_id, data ->> 'to'
     from domain_events where stream_id = who.id and type = '${nameOf(AccountStatusChanged)}' order by position desc limit ${ACTIVITIES})
    order by at desc limit ${ACTIVITIES}
  ) a
  order by a.at desc`;

/** Condition on a ticket `t`: it is of a chat that is seen, or of none. */
const ofSeenChat = (seen: string): string =>
  seen === ALL ? 'true' : `(t.chat_id is null or exists (select from chats c where c.id = t.chat_id and (${seen})))`;
const ALL = 'true';

type OfCustomer<T> = T & { customerId: string };
/** A customer without tickets or chats has one row of counts, whose other columns are null. */
type Counted<T> = OfCustomer<{ total: number; open: number } & { [K in keyof T]: T[K] | null }>;

export interface ContextParts extends Pick<ContextView, 'tickets' | 'chats' | 'recentActivity'> {
  /** The open chat, or else the latest one, to which `page` belongs. */
  chatId: string | null;
  page: ChatPage | null;
}

/** Batched reader of tickets, chats and activity of customers: three statements, whatever their number. */
@Injectable()
export class ContextPartsOfCustomers {
  /** Customers asked for in one turn of the event loop are read together; nothing is cached. */
  private readonly loader = new DataLoader<string, ContextParts>((ids) => this.ofAll(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectReads() private readonly dataSource: DataSource) {}

  of(customerId: string): Promise<ContextParts> {
    return this.loader.load(customerId);
  }

  /** Without chats that somebody does not see, nor tickets of them. */
  async seenBy(who: Seer, customerId: string): Promise<ContextParts> {
    const where = new Conditions([customerId]);
    const seen = seenBy(who, where.bind).join(' or ');
    return (await this.ofAll([customerId], seen, where.values.slice(1)))[0]!;
  }

  private async ofAll(ids: readonly string[], seen = ALL, bound: unknown[] = []): Promise<ContextParts[]> {
    const [tickets, chats, activities] = await Promise.all([
      this.byCustomer<Counted<ContextTicket>>(ticketsOf(seen), ids, bound),
      this.byCustomer<Counted<ContextChat & { page: ChatPage }>>(chatsOf(seen), ids, bound),
      this.byCustomer<OfCustomer<ContextActivity>>(activityOf(seen), ids, bound),
    ]);
    return ids.map((id) => partsOf(tickets(id), chats(id), activities(id)));
  }

  private async byCustomer<Row extends { customerId: string }>(
    sql: string,
    ids: readonly string[],
    bound: unknown[],
  ): Promise<(id: string) => Row[]> {
    const rows = onTheWire<Row[]>(await this.dataSource.query(sql, [[...new Set(ids)], ...bound]));
    const byId = new Map<string, Row[]>(ids.map((id) => [id, []]));
    for (const row of rows) byId.get(row.customerId)!.push(row);
    return (id) => byId.get(id) ?? [];
  }
}

function partsOf(
  tickets: Counted<ContextTicket>[],
  chats: Counted<ContextChat & { page: ChatPage }>[],
  activities: OfCustomer<ContextActivity>[],
): ContextParts {
  const latest = chats.find(({ status }) => status !== 'closed') ?? chats[0];
  return {
    tickets: {
      total: tickets[0]?.total ?? 0,
      open: tickets[0]?.open ?? 0,
      recent: there(tickets).map(({ customerId: _customer, total: _total, open: _open, ...ticket }) => ticket as ContextTicket),
    },
    chats: {
      total: chats[0]?.total ?? 0,
      recent: there(chats).map(({ customerId: _customer, total: _total, open: _open, page: _page, ...chat }) => chat as ContextChat),
    },
    recentActivity: activities.map(({ customerId: _customer, ...activity }) => activity),
    chatId: latest?.id ?? null,
    page: latest?.page ?? null,
  };
}

function there<Row extends { id: string | null }>(rows: Row[]): Row[] {
  return rows.filter(({ id }) => id !== null);
}
