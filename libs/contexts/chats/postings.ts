import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { GroupCommit, isUnavailable, newId, Store, type Transaction } from '#platform';
import type { PostedMessage, PostMessage } from './commands/post-message';
import { Chats } from './chats.store';
import { mustTakePart } from './domain/access';
import type { Chat } from './domain/chat';
import { chatNotFound, messageIdReused } from './domain/chat.errors';
import { type Message, viewMessage } from './domain/message';
import { participantOf, senderOf } from './participant';

type Outcome = { value: PostedMessage } | { error: unknown };

/** Writes the messages of many chats in one transaction; each is decided by its own chat. */
@Injectable()
export class Postings {
  private readonly group = new GroupCommit<PostMessage, PostedMessage>((commands) => this.commit(commands), isUnavailable);

  constructor(
    private readonly chats: Chats,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  submit(command: PostMessage): Promise<PostedMessage> {
    return this.group.submit(command);
  }

  private commit(commands: PostMessage[]): Promise<Outcome[]> {
    return this.store.transaction(async (tx) => {
      const locked = await this.chats.lockAll(tx, commands.map(({ chatId }) => chatId));
      const chats = new Map(locked.map((chat) => [chat.id, chat]));
      const stored = await storedBefore(tx, commands);
      return commands.map((command) => {
        try {
          return { value: this.post(command, chats.get(command.chatId), stored) };
        } catch (error) {
          return { error };
        }
      });
    });
  }

  private post(command: PostMessage, chat: Chat | undefined, stored: Map<string, Message>): PostedMessage {
    if (!chat) throw chatNotFound();
    mustTakePart(participantOf(command.by), chat);
    const before = stored.get(keyOf(command));
    if (before) return again(before, command);
    const { clientMessageId, text } = command;
    const message = chat.post(senderOf(command.by), { id: newId(), clientMessageId, text }, this.clock.now());
    stored.set(keyOf(command), message);
    return { message: viewMessage(message), created: true };
  }
}

function again(before: Message, { text }: PostMessage): PostedMessage {
  if (before.deletedAt === null && before.text !== text) throw messageIdReused();
  return { message: viewMessage(before), created: false };
}

function keyOf({ chatId, by, clientMessageId }: PostMessage): string {
  return `${chatId} ${by.id} ${clientMessageId}`;
}

/** One look-up for the whole group, on the unique index that also guards it. */
async function storedBefore(tx: Transaction, commands: PostMessage[]): Promise<Map<string, Message>> {
  const keys = commands.map(({ chatId, by, clientMessageId }) => ({ chat_id: chatId, sender_id: by.id, client_message_id: clientMessageId }));
  const rows = await tx.query<Message>(
    `select m.chat_id as "chatId", m.seq, m.id, m.client_message_id as "clientMessageId", m.sender_type as "senderType",
       m.sender_id as "senderId", m.sender_name as "senderName", m.text, m.attachments,
       m.canned_response_id as "cannedResponseId", m.created_at as "createdAt", m.deleted_at as "deletedAt"
     from json_to_recordset($1) as k(chat_id uuid, sender_id uuid, client_message_id text)
     join messages m on m.chat_id = k.chat_id and m.sender_id = k.sender_id and m.client_message_id = k.client_message_id`,
    [JSON.stringify(keys)],
  );
  return new Map(rows.map((row) => [`${row.chatId} ${row.senderId} ${row.clientMessageId}`, row]));
}
