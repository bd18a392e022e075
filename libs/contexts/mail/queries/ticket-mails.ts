import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { TicketViews } from '#customers';
import { UserNames } from '#directory';
import { columnsOf, Conditions, cursorPart, onTheWire, type Page, readCursor, selectList, Store, toPage } from '#platform';
import type { TicketMailView } from '#protocol';
import { MailSchema } from '../mails.store';

type Row = Omit<TicketMailView, 'author'> & { authorId: string | null };

const COLUMNS = selectList<Row>(
  columnsOf(MailSchema, 'm', ['id', 'kind', 'address', 'authorId', 'text', 'state', 'error', 'createdAt', 'sentAt']),
);

/** Page of the mails about a ticket, the newest first. */
export class TicketMails extends Query<Page<TicketMailView>> {
  constructor(
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
    private readonly store: Store,
  ) {}

  async execute({ ticketId, limit, cursor }: TicketMails): Promise<Page<TicketMailView>> {
    const before = readCursor(cursor, [cursorPart.time, cursorPart.id]);
    await this.tickets.byId(ticketId);
    const where = new Conditions(ticketId).all('m.ticket_id = $1').beyond('m.created_at, m.id', '<', before);
    const rows = await this.store.read<object>(
      `select ${COLUMNS} from mails m where ${where.sql} order by m.created_at desc, m.id desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    const page = toPage(onTheWire<Row[]>(rows), limit, ({ createdAt, id }) => [createdAt, id]);
    return { ...page, data: await Promise.all(page.data.map((row) => this.named(row))) };
  }

  private async named({ authorId, ...mail }: Row): Promise<TicketMailView> {
    return { ...mail, author: authorId === null ? null : { id: authorId, name: await this.names.of(authorId) } };
  }
}
