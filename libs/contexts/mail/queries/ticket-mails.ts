import type { Seer } from '#kernel';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { TicketViews } from '#customers';
import { UserNames } from '#directory';
import { LibraryFiles } from '#files/lends';
import { columnsOf, Conditions, cursorPart, onTheWire, type Page, readCursor, selectList, Store, toPage } from '#platform';
import type { TicketMailView } from '#protocol';
import { MailSchema } from '../mails.store';
import { ReceivedMailSchema } from '../received-mails.store';

type Row = Omit<TicketMailView, 'author' | 'attachments'> & { authorId: string | null };

/** Both ways are united by position. */
const sorted = <F extends object>(fields: F): F => Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) as F;

const SENT = selectList<Row>(
  sorted({
    ...columnsOf(MailSchema, 'm', ['id', 'kind', 'address', 'authorId', 'text', 'state', 'error', 'createdAt', 'sentAt']),
    sender: 'null::json',
    hasOriginal: 'false',
    leftOut: `'[]'::jsonb`,
  }),
);
const RECEIVED = selectList<Row>(
  sorted({
    ...columnsOf(ReceivedMailSchema, 'm', ['id', 'address', 'text', 'leftOut', 'createdAt']),
    kind: `'reply'`,
    state: `'received'`,
    authorId: 'null::uuid',
    error: 'null::text',
    sentAt: 'null::timestamptz',
    sender: `json_build_object('name', m.name, 'isCustomer', m.is_from_customer)`,
    hasOriginal: 'm.original is not null',
  }),
);

/** Page of the mails about a ticket and of the replies to them, the newest first. */
export class TicketMails extends Query<Page<TicketMailView>> {
  constructor(
    readonly by: Seer,
    readonly ticketId: string,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(TicketMails)
export class TicketMailsHandler implements IQueryHandler<TicketMails> {
  constructor(
    private readonly tickets: TicketViews,
    private readonly names: UserNames,
    private readonly files: LibraryFiles,
    private readonly store: Store,
  ) {}

  async execute({ by, ticketId, limit, cursor }: TicketMails): Promise<Page<TicketMailView>> {
    const before = readCursor(cursor, [cursorPart.time, cursorPart.id]);
    await this.tickets.byId(by, ticketId);
    const where = new Conditions(ticketId).all('m.ticket_id = $1').beyond('m.created_at, m.id', '<', before);
    const most = where.bind(limit + 1);
    const newest = (columns: string, table: string): string =>
      `(select ${columns} from ${table} m where ${where.sql} order by m.created_at desc, m.id desc limit ${most})`;
    const rows = await this.store.read<object>(
      `${newest(SENT, 'mails')} union all ${newest(RECEIVED, 'received_mails')} order by "createdAt" desc, id desc limit ${most}`,
      where.values,
    );
    const page = toPage(onTheWire<Row[]>(rows), limit, ({ createdAt, id }) => [createdAt, id]);
    return { ...page, data: await this.whole(page.data) };
  }

  private async whole(mails: Row[]): Promise<TicketMailView[]> {
    const files = await this.files.views(mails.filter(({ kind }) => kind === 'reply').map(({ id }) => id));
    return Promise.all(
      mails.map(async ({ authorId, ...mail }) => ({
        ...mail,
        author: authorId === null ? null : { id: authorId, name: await this.names.of(authorId) },
        attachments: files.get(mail.id) ?? [],
      })),
    );
  }
}
