import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { cursorPart, type Page, readCursor, toPage, wordList } from '#platform';
import { type ChatView, PRIORITIES, type Priority } from '#protocol';
import type { Participant } from '../domain/access';
import { CHAT_VIEW, CHATS_WITH_CUSTOMERS, type ChatRow, unreadBy, viewChat } from './chat-views';

/** Urgent first when ascending would be low first: the rank grows with the urgency. */
export const PRIORITY_RANK = `array_position(array[${wordList(PRIORITIES)}], c.priority)`;

const SORTS = {
  createdAt: { expression: 'c.created_at', part: cursorPart.time },
  lastMessageAt: { expression: 'coalesce(c.last_message_at, c.created_at)', part: cursorPart.time },
  priority: { expression: PRIORITY_RANK, part: cursorPart.integer },
};

export const SORT_NAMES = Object.keys(SORTS).flatMap((name) => [name, `-${name}`]);

export interface ChatFilters {
  status?: string;
  agentId?: string;
  customerId?: string;
  priority?: Priority;
  tag?: string;
  q?: string;
  from?: string;
  to?: string;
  sort: string;
  limit: number;
  cursor?: string;
}

export class ChatList extends Query<Page<ChatView>> {
  constructor(
    readonly who: Participant,
    readonly filters: ChatFilters,
  ) {
    super();
  }
}

/** Collects conditions and their parameters. */
class Conditions {
  private readonly parts: string[] = ['true'];
  readonly parameters: unknown[] = [];

  /** @param condition has `?` in the place of the value */
  add(condition: string, value: unknown): void {
    if (value === undefined) return;
    this.parameters.push(value);
    this.parts.push(condition.replaceAll('?', `$${this.parameters.length}`));
  }

  get sql(): string {
    return this.parts.join(' and ');
  }
}

@QueryHandler(ChatList)
export class ChatListHandler implements IQueryHandler<ChatList> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute({ who, filters }: ChatList): Promise<Page<ChatView>> {
    const descending = filters.sort.startsWith('-');
    const { expression, part } = SORTS[filters.sort.replace('-', '') as keyof typeof SORTS];
    const conditions = conditionsOf(who, filters);
    const after = readCursor(filters.cursor, [part, cursorPart.id]);
    const { parameters } = conditions;
    let where = conditions.sql;
    if (after) {
      parameters.push(...after);
      where += ` and (${expression}, c.id) ${descending ? '<' : '>'} ($${parameters.length - 1}, $${parameters.length}::uuid)`;
    }
    parameters.push(who.id, filters.limit + 1);
    const direction = descending ? 'desc' : 'asc';
    const rows = await this.dataSource.query<(ChatRow & { sortKey: Date | number })[]>(
      `select ${CHAT_VIEW}, ${unreadBy(`$${parameters.length - 1}`)}, ${expression} as "sortKey" from ${CHATS_WITH_CUSTOMERS} where ${where}
       order by ${expression} ${direction}, c.id ${direction} limit $${parameters.length}`,
      parameters,
    );
    const page = toPage(rows, filters.limit, ({ sortKey, id }) => [sortKey instanceof Date ? sortKey.toISOString() : sortKey, id]);
    return { ...page, data: page.data.map(({ sortKey: _key, ...row }) => viewChat(row)) };
  }
}

function conditionsOf(who: Participant, filters: ChatFilters): Conditions {
  const conditions = new Conditions();
  if (who.type === 'customer') conditions.add('c.customer_id = ?', who.id);
  else if (!who.oversees) conditions.add(`(c.agent_ids @> array[?::uuid] or c.offered_to = ?::uuid or c.status = 'queued')`, who.id);
  conditions.add('c.status = ?', filters.status);
  conditions.add('c.agent_id = ?', filters.agentId);
  conditions.add('c.customer_id = ?', filters.customerId);
  conditions.add('c.priority = ?', filters.priority);
  conditions.add('c.tags @> array[?::text]', filters.tag);
  conditions.add('c.created_at >= ?::timestamptz', filters.from);
  conditions.add('c.created_at < ?::timestamptz', filters.to);
  conditions.add(
    `c.id in (
       select m.chat_id from messages m where m.sender_type <> 'system' and to_tsvector('simple', coalesce(m.text, '')) @@ plainto_tsquery('simple', ?)
       union select s.id from chats s where to_tsvector('simple', coalesce(s.subject, '')) @@ plainto_tsquery('simple', ?)
       union select h.id from chats h join customers n on n.id = h.customer_id
         where to_tsvector('simple', n.name || ' ' || coalesce(n.email, '')) @@ plainto_tsquery('simple', ?))`,
    filters.q,
  );
  return conditions;
}
