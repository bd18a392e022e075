import { Injectable } from '@nestjs/common';
import { type Attachment, AttachmentLinks, attachmentNotFound, Attachments, attachmentSentBefore } from '#files';
import { Clock } from '#kernel';
import { GroupCommit, isUnavailable, isUniqueViolation, Store, type Transaction } from '#platform';
import type { MessageView } from '#protocol';
import type { PostedMessage, PostMessage } from './commands/post-message';
import { Chats } from './chats.store';
import { mustTakePart } from './domain/access';
import type { Chat } from './domain/chat';
import { chatNotFound, messageIdReused } from './domain/chat.errors';
import { type Message, viewMessage } from './domain/message';
import { participantOf, senderOf } from './participant';
import { newMessage, type Outcome, QuickPostings } from './quick-postings';

/** So that one group is decided here while Postgres writes another; more would only make the groups smaller. */
const LANES = 2;

/** Those that a group of messages names, by id. */
type Files = ReadonlyMap<string, Attachment>;
const NO_FILES: Files = new Map();

/** Writes the messages of many chats in one transaction; each is decided by its own chat. */
@Injectable()
export class Postings {
  private readonly lanes = Array.from(
    { length: LANES },
    () => new GroupCommit<PostMessage, PostedMessage>((commands) => this.commit(commands), isUnavailable),
  );

  constructor(
    private readonly chats: Chats,
    private readonly attachments: Attachments,
    private readonly links: AttachmentLinks,
    private readonly quick: QuickPostings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  submit(command: PostMessage): Promise<PostedMessage> {
    return this.lanes[laneOf(command.chatId)]!.submit(command);
  }

  private async commit(commands: PostMessage[]): Promise<Outcome[]> {
    const outcomes = await this.quick.post(commands);
    const others = commands.filter((command) => !outcomes.has(command));
    if (others.length > 0) (await this.commitInTransaction(others)).forEach((outcome, index) => outcomes.set(others[index]!, outcome));
    return commands.map((command) => outcomes.get(command)!);
  }

  /** That a message was stored before is rare, so it is looked up only where something stands in the way of storing it. */
  private async commitInTransaction(commands: PostMessage[]): Promise<Outcome[]> {
    try {
      return await this.write(commands, false);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return this.write(commands, true);
    }
  }

  private async write(commands: PostMessage[], someWereStored: boolean): Promise<Outcome[]> {
    let locked: Chat[] = [];
    const outcomes = await this.store.transaction(async (tx) => {
      locked = await this.chats.lockAll(tx, commands.map(({ chatId }) => chatId));
      const chats = new Map(locked.map((chat) => [chat.id, chat]));
      const files = await this.filesOf(tx, commands);
      const stored = someWereStored ? await storedBefore(tx, commands) : new Map<string, Message>();
      const outcomes = commands.map((command) => this.attempt(command, chats.get(command.chatId), stored, files));
      const refused = commands.filter((_, index) => 'error' in outcomes[index]!);
      if (someWereStored || refused.length === 0) return outcomes;
      const earlier = await storedBefore(tx, refused);
      return commands.map((command, index) => (earlier.has(keyOf(command)) ? this.attempt(command, chats.get(command.chatId), earlier, files) : outcomes[index]!));
    });
    this.quick.remember(locked);
    return outcomes;
  }

  /** One statement for the whole group, none where nobody sends a file. */
  private async filesOf(tx: Transaction, commands: PostMessage[]): Promise<Files> {
    const ids = commands.flatMap(({ content }) => content.attachmentIds);
    if (ids.length === 0) return NO_FILES;
    return new Map((await this.attachments.lockAll(tx, ids)).map((file) => [file.id, file]));
  }

  private attempt(command: PostMessage, chat: Chat | undefined, stored: Map<string, Message>, files: Files): Outcome {
    try {
      return { value: this.post(command, chat, stored, files) };
    } catch (error) {
      return { error };
    }
  }

  private post(command: PostMessage, chat: Chat | undefined, stored: Map<string, Message>, files: Files): PostedMessage {
    if (!chat) throw chatNotFound();
    mustTakePart(participantOf(command.by), chat);
    const before = stored.get(keyOf(command));
    if (before) return { message: this.links.ofMessage(again(before, command)), created: false };
    const sent = sendable(command, files);
    const message = chat.post(senderOf(command.by), newMessage(command, sent.map(({ view }) => view)), this.clock.now());
    for (const file of sent) file.sendIn(message.id, message.seq);
    stored.set(keyOf(command), message);
    return { message: this.links.ofMessage(viewMessage(message)), created: true };
  }
}

/** The messages of a chat keep their order, so it has its lane: the end of an id is evenly spread. */
function laneOf(chatId: string): number {
  return Number.parseInt(chatId.slice(-2), 16) % LANES;
}

/** All of them, or none is sent. */
function sendable({ by, chatId, content: { attachmentIds } }: PostMessage, files: Files): Attachment[] {
  const sent = attachmentIds.map((id) => {
    const file = files.get(id.toLowerCase());
    if (!file) throw attachmentNotFound();
    file.mustBeSendable(by.id, chatId);
    return file;
  });
  if (new Set(sent).size < sent.length) throw attachmentSentBefore();
  return sent;
}

/** @throws DomainError `message.id_reused` when it is another message */
function again(before: Message, { content: { text, attachmentIds } }: PostMessage): MessageView {
  const isSame = before.text === text && before.attachments.map(({ id }) => id).join() === attachmentIds.join().toLowerCase();
  if (before.deletedAt === null && !isSame) throw messageIdReused();
  return viewMessage(before);
}

function keyOf({ chatId, by, content: { clientMessageId } }: PostMessage): string {
  return `${chatId} ${by.id} ${clientMessageId}`;
}

/** One look-up for the whole group, on the unique index that also guards it. */
async function storedBefore(tx: Transaction, commands: PostMessage[]): Promise<Map<string, Message>> {
  const keys = commands.map(({ chatId, by, content: { clientMessageId } }) => ({ chat_id: chatId, sender_id: by.id, client_message_id: clientMessageId }));
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
