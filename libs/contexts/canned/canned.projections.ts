import { Injectable } from '@nestjs/common';
import { MessagePosted } from '#chats';
import { Clock } from '#kernel';
import { project, type Transaction } from '#platform';
import type { MessageView } from '#protocol';
import { chatFacts } from './sending/chat-facts';
import { type Edit, editOf } from './sending/domain/edits';
import { valuesOf } from './templates/domain/variables';
import { preparedParts } from './templates/templates';

/** Counts what is used, in the transaction of the message: once, however often it is sent. */
@Injectable()
export class CannedProjections {
  constructor(private readonly clock: Clock) {}

  messagePosted = project(
    MessagePosted,
    { only: ({ message }) => message !== undefined && message.cannedResponseId !== null },
    (events, tx) =>
      this.count(
        events.map(({ message }) => message!),
        tx,
      ),
  );

  /** Rows are only added: counting up would make every message with the same response wait for the others. */
  private async count(messages: MessageView[], tx: Transaction): Promise<void> {
    const edits = await this.edits(messages, tx);
    const uses = messages.map(({ id, cannedResponseId, sender, chatId, createdAt }, index) => ({
      message_id: id,
      canned_response_id: cannedResponseId,
      agent_id: sender.id,
      chat_id: chatId,
      used_at: createdAt,
      tallied: false,
      ...edits[index],
    }));
    await tx.query('insert into canned_uses select * from json_populate_recordset(null::canned_uses, $1)', [JSON.stringify(uses)]);
  }

  private async edits(messages: MessageView[], tx: Transaction): Promise<Edit[]> {
    const responses = await tx.query<{ id: string; content: string }>('select id, content from canned_responses where id = any($1)', [
      messages.map(({ cannedResponseId }) => cannedResponseId),
    ]);
    const contents = new Map(responses.map(({ id, content }) => [id, content]));
    const chats = await chatFacts(
      tx,
      messages.map(({ chatId }) => chatId),
    );
    return messages.map(({ cannedResponseId, chatId, sender, text }) =>
      editOf(preparedParts(contents.get(cannedResponseId!)!, valuesOf(chats.get(chatId)!, sender.name, this.clock.now())), text ?? ''),
    );
  }
}
