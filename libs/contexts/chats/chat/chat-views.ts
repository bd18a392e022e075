import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { AVATAR_PATH } from '#directory';
import { beginningOf } from '#kernel';
import { columnsOf, type ColumnsOf, prepared, type PreparedStatement, readRows, selectList } from '#platform';
import type { ChatView } from '#protocol';
import { ChatSchema } from './chats.store';
import { LAST_TEXT } from './domain/message';
import { chatNotFound } from './domain/chat.errors';

/** Select list of a `ChatView`. Aliases: `c` is `chats`, `cu` is `customers`, `cp` is `customer_presence`, `a` is `users`, `l` is its last message. */
const CHAT_VIEW = selectList<ColumnsOf<ChatView, 'customer' | 'agent' | 'lastMessage'>>({
  ...columnsOf(ChatSchema, 'c', [
    'id',
    'status',
    'priority',
    'subject',
    'skills',
    'teamId',
    'agentId',
    'queuedAt',
    'assignedAt',
    'firstResponseAt',
    'closedAt',
    'closeReason',
    'resolution',
    'lastSeq',
    'lastMessageAt',
    'awaitingReplySince',
    'dueAt',
    'readUpTo',
    'tags',
    'hold',
    'rating',
    'ticketId',
    'previousChatId',
    'previousAgentId',
    'locale',
    'page',
    'metadata',
    'createdAt',
  ]),
  handRaised: 'c.hand is not null',
  'customer.id': 'cu.id',
  'customer.name': 'cu.name',
  'customer.email': 'cu.email',
  'customer.phone': 'cu.phone',
  'customer.online': 'coalesce(cp.online, false)',
  'customer.lastSeenAt': 'cp.last_seen_at',
  'agent.id': 'a.id',
  'agent.name': 'a.name',
  'agent.avatarUrl': `'${AVATAR_PATH}' || a.avatar_id`,
  'lastMessage.seq': 'l.seq',
  'lastMessage.senderType': 'l.sender_type',
  'lastMessage.text': `coalesce(left(l.text, ${LAST_TEXT}),
      case when l.attachments #> '{0,recording}' is not null then l.attachments #>> '{0,name}' end, '')`,
  'lastMessage.files': 'jsonb_array_length(l.attachments)',
  'lastMessage.at': 'l.created_at',
  'lastMessage.deleted': 'l.deleted_at is not null',
});

/**
 * Tables of a `ChatView` beside `chats`. What `lastMessage` and `agent` show is looked up by primary key for each row of the result, and is not kept
 * in `chats`: a message, a deletion and a new name cost nothing more than without them.
 */
const WITH_PARTS = `join customers cu on cu.id = c.customer_id left join customer_presence cp on cp.id = c.customer_id
  left join users a on a.id = c.agent_id
  left join lateral (select m.seq, m.sender_type, m.text, m.attachments, m.created_at, m.deleted_at
    from messages m where m.chat_id = c.id and m.sender_type <> 'system' order by m.seq desc limit 1) l on true`;
const CHATS_WITH_PARTS = `chats c ${WITH_PARTS}`;

/**
 * Columns of a viewer. `unread`: the messages of others beyond the viewer's `read_up_to`, counted up to 1,000; 0 unless the viewer is the customer or
 * the current agent. `markedUnread`: the viewer is the agent, marked it and has not answered since. `viewer` is the SQL of the viewer's id.
 */
const unreadBy = (viewer: string): string => `case when ${viewer}::uuid in (c.customer_id, c.agent_id) then (
  select count(*)::int from (
    select 1 from messages u where u.chat_id = c.id and u.seq > coalesce((c.read_up_to ->> ${viewer}::uuid::text)::int, 0)
      and u.sender_id <> ${viewer}::uuid and u.deleted_at is null limit 1000
  ) others) else 0 end as unread,
  (c.unread_mark is not null and c.agent_id = ${viewer}::uuid and not exists (
    select from messages own where own.chat_id = c.id and own.seq > c.unread_mark and own.sender_id = ${viewer}::uuid)) as "markedUnread"`;

function viewChat(row: ChatView): ChatView {
  const { lastMessage } = row;
  if (!lastMessage || lastMessage.text.length <= LAST_TEXT) return row;
  return { ...row, lastMessage: { ...lastMessage, text: beginningOf(lastMessage.text, LAST_TEXT) } };
}

/** What its customer sees of a chat: nothing of the agent's request for help, nor why it is on hold. The same one, where that is all. */
export function forCustomer(chat: ChatView): ChatView {
  if (!chat.handRaised && chat.hold === null) return chat;
  return { ...chat, handRaised: false, hold: chat.hold && { ...chat.hold, reason: null } };
}

/** Conditions for the open chats of a person. Each repeats the condition of its partial index, or Postgres would not use the index. */
const OPEN_OF = {
  agent: "o.agent_id = person.id and o.status in ('active', 'offered')",
  customer: "o.customer_id = person.id and o.status <> 'closed'",
};
type Whose = keyof typeof OPEN_OF;

const BY_IDS = prepared(`select ${CHAT_VIEW} from ${CHATS_WITH_PARTS} where c.id = any($1::uuid[])`);
const SEEN = prepared(
  `select ${CHAT_VIEW}, ${unreadBy('$1')} from unnest($2::uuid[]) with ordinality asked(id, place) join ${CHATS_WITH_PARTS} on c.id = asked.id
   order by asked.place`,
);
const openOf = (whose: Whose): PreparedStatement =>
  prepared(
    `select person.id as "personId", ${CHAT_VIEW}, ${unreadBy('person.id')} from unnest($1::uuid[]) person(id)
     cross join lateral (select * from chats o where ${OPEN_OF[whose]} order by o.created_at limit 1000) c
     ${WITH_PARTS} order by c.created_at`,
  );
const OPEN = { agent: openOf('agent'), customer: openOf('customer') };

/** Read model of chats: `ChatView`s of the last committed state. */
@Injectable()
export class ChatViews {
  /** Loads all chats that are asked for in one turn of the event loop, e.g. to notify about a batch, by one statement. Caches nothing. */
  private readonly loader = new DataLoader<string, ChatView | null>((ids) => this.byIds(ids), { cache: false, maxBatchSize: 500 });
  private readonly open = { agent: this.loaderOfOpen('agent'), customer: this.loaderOfOpen('customer') };

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<ChatView> {
    const view = await this.loader.load(id);
    if (!view) throw chatNotFound();
    return view;
  }

  async seenBy(viewerId: string, id: string): Promise<ChatView> {
    const [view] = await this.allSeenBy(viewerId, [id]);
    if (!view) throw chatNotFound();
    return view;
  }

  /** Those of these chats that there are, in this order. @param source where they were found */
  async allSeenBy(viewerId: string, ids: readonly string[], source = this.dataSource): Promise<ChatView[]> {
    if (ids.length === 0) return [];
    const views = await readRows<ChatView>(source, SEEN, [viewerId, ids]);
    return views.map((view) => viewChat(view.customer.id === viewerId ? forCustomer(view) : view));
  }

  /** The open chats of an agent or a customer, oldest first. */
  openOf(whose: Whose, id: string): Promise<ChatView[]> {
    return this.open[whose].load(id);
  }

  private loaderOfOpen(whose: Whose): DataLoader<string, ChatView[]> {
    return new DataLoader((ids) => this.openOfAll(whose, ids), { cache: false, maxBatchSize: 500 });
  }

  private async openOfAll(whose: Whose, ids: readonly string[]): Promise<ChatView[][]> {
    const rows = await readRows<ChatView & { personId: string }>(this.dataSource, OPEN[whose], [[...new Set(ids)]]);
    const open = new Map<string, ChatView[]>(ids.map((id) => [id, []]));
    for (const { personId, ...row } of rows) open.get(personId)!.push(viewChat(row));
    return ids.map((id) => open.get(id)!);
  }

  private async byIds(ids: readonly string[]): Promise<(ChatView | null)[]> {
    const rows = await readRows<ChatView>(this.dataSource, BY_IDS, [ids]);
    const views = new Map(rows.map((row) => [row.id, viewChat(row)]));
    return ids.map((id) => views.get(id) ?? null);
  }
}
