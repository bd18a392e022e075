import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, InvalidField, readSearch } from '#kernel';
import { Conditions, cursorPart, InjectReads, type MovingPage, readCursor, readRows, searchInTime, TermRarity, toPage } from '#platform';
import type { ChatMatch, ChatView } from '#protocol';
import type { Viewer } from '../chat/domain/access';
import { type ChatFilters, filtered, PRIORITY_RANK, reachOf } from './chat-filters';
import { FilterNames } from './filter-names';
import { relevanceOf, searched } from './chat-search';
import { ChatViews } from '../chat/chat-views';
import { pageOf } from './chat-page';
import { matchesOf } from './search-matches';

interface Sort {
  /** SQL of the sort key; the id breaks ties. */
  by: string;
  part: (value: unknown) => boolean;
  /** Condition of those that have a place in this order. */
  only?: string;
  /** Condition: chat `c` may have changed its place in this order since the moment, so that a client who pages may miss it. */
  movedSince?: (moment: string) => string;
}

const SORTS: Record<string, Sort> = {
  createdAt: { by: 'c.created_at', part: cursorPart.time },
  lastMessageAt: {
    by: 'coalesce(c.last_message_at, c.created_at)',
    part: cursorPart.time,
    movedSince: (moment) => `coalesce(c.last_message_at, c.created_at) > ${moment}::timestamptz and c.created_at <= ${moment}::timestamptz`,
  },
  dueAt: {
    by: 'c.due_at',
    part: cursorPart.time,
    only: 'c.due_at is not null',
    movedSince: (moment) => `c.due_at is not null and c.last_message_at > ${moment}::timestamptz`,
  },
  priority: { by: PRIORITY_RANK, part: cursorPart.integer, movedSince: (moment) => `c.placed_at > ${moment}::timestamptz` },
};

export const SORT_NAMES = [...Object.keys(SORTS).flatMap((name) => [name, `-${name}`]), 'relevance'];

/**
 * Relevance is computed for so many of the newest matches only: a common word would otherwise rank the whole table. All pages are as of the moment
 * of the first one (`SearchScope`): a new match would push an old one out of these, and a new message would move a chat past the cursor.
 */
const MOST_RANKED = 500;

export type ChatListPage = MovingPage<ChatView & { match?: ChatMatch | null }>;

export class ChatList extends Query<ChatListPage> {
  constructor(
    readonly who: Viewer,
    readonly filters: ChatFilters & { q?: string },
    readonly page: { sort: string; limit: number; cursor?: string },
  ) {
    super();
  }
}

@QueryHandler(ChatList)
export class ChatListHandler implements IQueryHandler<ChatList> {
  constructor(
    private readonly clock: Clock,
    private readonly names: FilterNames,
    private readonly rarity: TermRarity,
    private readonly views: ChatViews,
    @InjectDataSource() private readonly database: DataSource,
    @InjectReads() private readonly reads: DataSource,
  ) {}

  async execute(query: ChatList): Promise<ChatListPage> {
    const filters = await this.names.asStored(query.filters);
    return searchInTime(filters.q, () => this.find({ ...query, filters }));
  }

  private async find({ who, filters, page: { sort, limit, cursor } }: Pick<ChatList, 'who' | 'filters' | 'page'>): Promise<ChatListPage> {
    const { by, part, only, movedSince } = SORTS[sort.replace('-', '')] ?? SORTS.createdAt!;
    const search = readSearch(filters.q);
    const seesNotes = who.type === 'staff';
    const where = filtered(new Conditions(), seesNotes ? filters : { ...filters, handRaised: undefined });
    if (only !== undefined) where.all(only);
    const isRanked = sort === 'relevance';
    if (isRanked && filters.q === undefined) throw relevanceOfNothing();
    const after = readCursor(cursor, [...(isRanked ? [cursorPart.integer] : []), part, cursorPart.id, cursorPart.time]);
    const since = (after?.at(-1) as string | undefined) ?? this.clock.now().toISOString();
    const scope = { seesNotes, ...(isRanked && { asOf: where.bind(since) }) };
    if (scope.asOf) where.all(`c.created_at <= ${scope.asOf}::timestamptz`);
    const { found, terms } = search ? await searched(where, this.rarity, search, scope) : { found: null, terms: [] };
    const keys = [...(isRanked ? [relevanceOf(terms, scope)] : []), by, 'c.id'];
    // Lists continue what events tell; a search may be some seconds old.
    const source = search ? this.reads : this.database;
    const sql = pageOf({
      found,
      keys,
      limit: limit + 1,
      reach: reachOf(who, where, filters.status),
      conditions: where.sql,
      isDescending: isRanked || sort.startsWith('-'),
      after: after?.slice(0, -1).map(where.bind) ?? null,
      ranked: isRanked ? MOST_RANKED : null,
      isNewestFirst: sort === '-createdAt',
    });
    const page = toPage(await readRows<Place>(source, sql, where.values), limit, (row) => [...Object.values(row), since]);
    const ids = page.data.map(({ id }) => id);
    const chats = await this.views.allSeenBy(who.id, ids, source);
    const matches = search ? await matchesOf(source, chats, search, seesNotes) : undefined;
    const moved = after && movedSince ? await anyMoved(source, movedSince('$1'), since) : false;
    return {
      ...page,
      data: matches ? chats.map((chat) => ({ ...chat, match: matches.get(chat.id) ?? null })) : chats,
      ...(moved && { moved }),
    };
  }
}

async function anyMoved(source: DataSource, condition: string, since: string): Promise<boolean> {
  return (await source.query<object[]>(`select from chats c where ${condition} limit 1`, [since])).length > 0;
}

/** The place of a chat in the order: its sort keys, in their order, the last of which is its id. */
interface Place extends Record<string, string | number> {
  id: string;
}

function relevanceOfNothing(): InvalidField {
  return new InvalidField('/sort', 'Chats are sorted by relevance to what is searched for: give `q`', 'search.relevance_needs_q');
}
