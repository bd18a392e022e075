import type { ChatFacts } from '../templates/domain/variables';

interface Database {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Loads the values that canned responses take from chats, by the chats' ids. `database` may be a transaction. */
export async function chatFacts(database: Database, chatIds: readonly string[]): Promise<Map<string, ChatFacts>> {
  const rows = await database.query<ChatFacts>(
    `select c.id, c.subject, c.ticket_id as "ticketId", t.reference as "ticketReference", c.metadata, json_build_object('name', cu.name, 'email', cu.email, 'phone', cu.phone) as customer
     from chats c join customers cu on cu.id = c.customer_id left join tickets t on t.id = c.ticket_id where c.id = any($1)`,
    [[...new Set(chatIds)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
