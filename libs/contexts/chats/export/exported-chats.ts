import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UserNames } from '#directory';
import { readSearch } from '#kernel';
import {
  columnsOf,
  Conditions,
  InjectReads,
  onTheWire,
  searchInTime,
  seenBy,
  selectList,
  type StaffCaller,
  TermRarity,
  unauthorized,
} from '#platform';
import type { ChatView } from '#protocol';
import { ChatSchema } from '../chat/chats.store';
import { type ChatFilters, filtered } from '../search/chat-filters';
import { FilterNames } from '../search/filter-names';
import { searched } from '../search/chat-search';

const PAGE = 500;

type OfTheView =
  | 'id'
  | 'status'
  | 'priority'
  | 'subject'
  | 'tags'
  | 'createdAt'
  | 'assignedAt'
  | 'firstResponseAt'
  | 'closedAt'
  | 'closeReason'
  | 'resolution';

/** A chat as a row of a table. */
export interface ExportedChat extends Pick<ChatView, OfTheView> {
  customerName: string;
  customerEmail: string | null;
  agentName: string | null;
  /** The name of the team that the chat is for, also of a deleted one. */
  team: string | null;
  skills: string[];
  rating: number | null;
  /** How many messages people wrote, without those of the system and those that were deleted. */
  messages: number;
}

interface Row extends Omit<ExportedChat, 'agentName'> {
  agentId: string | null;
  /** `createdAt` to the microsecond, which a `Date` does not hold. */
  exactly: string;
}

const COLUMNS = selectList<Row>({
  ...columnsOf(ChatSchema, 'c', [
    'id',
    'status',
    'priority',
    'subject',
    'tags',
    'createdAt',
    'assignedAt',
    'firstResponseAt',
    'closedAt',
    'closeReason',
    'resolution',
    'agentId',
  ]),
  customerName: 'cu.name',
  customerEmail: 'cu.email',
  team: '(select t.name from teams t where t.id = c.team_id)',
  skills: `array(select s ->> 'name' from jsonb_array_elements(c.skills) s)`,
  rating: `(c.rating ->> 'score')::int`,
  messages: `(select count(*)::int from messages m where m.chat_id = c.id and m.sender_type <> 'system' and m.deleted_at is null)`,
  exactly: 'c.created_at::text',
});

/** All chats that fit and the caller sees, the newest first. Keyset pages: whatever the number, one page is in memory. */
@Injectable()
export class ExportedChats {
  constructor(
    private readonly filterNames: FilterNames,
    private readonly names: UserNames,
    private readonly rarity: TermRarity,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  /** @param mayGoOn asked before each further page, since the login may end before the export does */
  async *rows(by: StaffCaller, given: ChatFilters & { q?: string }, mayGoOn: () => Promise<boolean>): AsyncGenerator<ExportedChat> {
    const filters = await this.filterNames.asStored(given);
    for (let after: [string, string] | null = null; ;) {
      const page: Row[] = await searchInTime(filters.q, () => this.page(by, filters, after));
      yield* await Promise.all(page.map((row) => this.named(row)));
      if (page.length < PAGE) return;
      const { exactly, id } = page.at(-1)!;
      after = [exactly, id];
      if (!(await mayGoOn())) throw unauthorized();
    }
  }

  private async page(by: StaffCaller, filters: ChatFilters & { q?: string }, after: [string, string] | null): Promise<Row[]> {
    const where = filtered(new Conditions(), filters).beyond('c.created_at, c.id', '<', after);
    where.all(`(${seenBy(by, where.bind).join(' or ')})`);
    const search = readSearch(filters.q);
    const { found } = search ? await searched(where, this.rarity, search, { seesNotes: true }) : { found: null };
    if (found) where.all('c.id in (select id from found)');
    const page = `page as materialized (select c.id from chats c where ${where.sql} order by c.created_at desc, c.id desc limit ${PAGE})`;
    const rows = await this.dataSource.query<object[]>(
      `with ${[...(found ? [found.sql] : []), page].join(', ')}
       select ${COLUMNS} from page join chats c on c.id = page.id join customers cu on cu.id = c.customer_id order by c.created_at desc, c.id desc`,
      where.values,
    );
    return onTheWire<Row[]>(rows);
  }

  private async named({ agentId, exactly: _exactly, ...row }: Row): Promise<ExportedChat> {
    return { ...row, agentName: agentId === null ? null : await this.names.of(agentId) };
  }
}
