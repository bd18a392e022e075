import { Injectable } from '@nestjs/common';
import { ChatErased, MessageDeleted, MessageEdited } from '#chats';
import { PersonalDataErased } from '#customers';
import { project } from '#platform';

/** A translation goes with what it translates. An edited message is translated anew. */
@Injectable()
export class TranslationProjections {
  messageGone = project<MessageDeleted | MessageEdited>([MessageDeleted, MessageEdited], async (events, tx) => {
    await tx.query('delete from message_translations where (chat_id, seq) in (select * from unnest($1::uuid[], $2::int[]))', [
      events.map(({ chatId }) => chatId),
      events.map(({ seq }) => seq),
    ]);
  });

  chatErased = project(ChatErased, async (events, tx) => {
    await tx.query('delete from message_translations where chat_id = any($1)', [events.map(({ chatId }) => chatId)]);
  });

  /** What staff wrote stays, and what it says in another language too. */
  personalDataErased = project(PersonalDataErased, async (events, tx) => {
    await tx.query(
      `delete from message_translations t using chats c, messages m where c.customer_id = any($1) and t.chat_id = c.id
         and m.chat_id = t.chat_id and m.seq = t.seq and m.sender_type = 'customer'`,
      [events.map(({ customerId }) => customerId)],
    );
  });
}
