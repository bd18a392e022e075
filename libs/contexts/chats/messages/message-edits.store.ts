import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { newId, Store, type Transaction } from '#platform';
import type { Message } from '../chat/domain/message';

/** Edit of a message: what it said until then. */
export interface MessageEdit {
  id: string;
  chatId: string;
  seq: number;
  text: string | null;
  writtenAt: Date;
  replacedAt: Date;
}

export const MessageEditSchema = new EntitySchema<MessageEdit>({
  name: 'MessageEdit',
  tableName: 'message_edits',
  columns: {
    id: { type: 'uuid', primary: true },
    chatId: { type: 'uuid', name: 'chat_id' },
    seq: { type: 'integer' },
    text: { type: 'text', nullable: true },
    writtenAt: { type: 'timestamptz', name: 'written_at' },
    replacedAt: { type: 'timestamptz', name: 'replaced_at' },
  },
  indices: [{ name: 'message_edits_message', columns: ['chatId', 'seq', 'id'] }],
});

/** What messages said before they were edited. It goes with the message. */
@Injectable()
export class MessageEdits {
  constructor(private readonly store: Store) {}

  /** Keeps the text that a message has, which is about to be replaced. */
  async keep(tx: Transaction, { chatId, seq, text, createdAt, editedAt }: Message, now: Date): Promise<void> {
    await tx.query('insert into message_edits (id, chat_id, seq, text, written_at, replaced_at) values ($1, $2, $3, $4, $5, $6)', [
      newId(),
      chatId,
      seq,
      text,
      editedAt ?? createdAt,
      now,
    ]);
  }

  async forget(tx: Transaction, { chatId, seq }: Message): Promise<void> {
    await tx.query('delete from message_edits where chat_id = $1 and seq = $2', [chatId, seq]);
  }

  /** What each of these messages said when it was sent, by its id, as far as it was edited. */
  async firstTextsOf(messages: readonly Message[]): Promise<Map<string, string | null>> {
    const edited = messages.filter(({ editedAt }) => editedAt !== null);
    if (edited.length === 0) return new Map();
    const rows = await this.store.read<{ id: string; text: string | null }>(
      `select distinct on (e.chat_id, e.seq) sent.id, e.text from json_to_recordset($1) as sent(id uuid, "chatId" uuid, seq integer)
       join message_edits e on e.chat_id = sent."chatId" and e.seq = sent.seq order by e.chat_id, e.seq, e.id`,
      [JSON.stringify(edited.map(({ id, chatId, seq }) => ({ id, chatId, seq })))],
    );
    return new Map(rows.map(({ id, text }) => [id, text]));
  }
}
