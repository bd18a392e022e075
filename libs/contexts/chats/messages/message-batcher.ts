import { Injectable } from '@nestjs/common';
import { SignedUrls, attachmentNotFound } from '#files';
import { type Attachment, Attachments } from '#files/lends';
import { Clock } from '#kernel';
import { eachChange, GroupCommit, isUnavailable, Meter, newId, type Outcome, type Transaction } from '#platform';
import { Chats } from '../chat/chats.store';
import type { PostedMessage, PostMessage } from './post-message';
import { mustTakePart } from '../chat/domain/access';
import type { Chat } from '../chat/domain/chat';
import { MessagePosted } from '../chat/domain/transcript.events';
import { CustomerCalledBack } from '../chat/domain/hold.events';
import { SupervisorSteppedIn } from '../chat/domain/labels.events';
import { TargetSettled } from '../chat/domain/promises.events';
import { POST_READS } from '../chat/domain/conversation';
import { messageNotFound } from '../chat/domain/chat.errors';
import { type Message, viewMessage } from '../chat/domain/message';
import { viewerOf, senderOf } from '../chat/viewer';
import { SentMessages } from './sent-messages';

/** What a group of messages refers to, by id: files that they are sent with, and messages that they answer. */
interface Referred {
  files: ReadonlyMap<string, Attachment>;
  quoted: ReadonlyMap<string, Message>;
}
const NOTHING: Referred = { files: new Map(), quoted: new Map() };

/** Group commit of messages: the messages of many chats are stored in one transaction, but each chat decides about its own. */
@Injectable()
export class MessageBatcher {
  /** `before` answers repeats with the stored message before any right is checked: the sender may have lost the right meanwhile. */
  private readonly posting = eachChange<Chat, PostMessage, PostedMessage, Referred>({
    records: [MessagePosted, SupervisorSteppedIn, CustomerCalledBack, TargetSettled],
    rememberWhile: POST_READS,
    of: ({ chatId }) => chatId,
    before: (commands) => this.sent.before(commands),
    needs: (tx, commands) => this.referredBy(tx, commands),
    decide: (chat, command, referred) => this.post(chat, command, referred),
  });
  private readonly groups = new GroupCommit<PostMessage, PostedMessage>((commands) => this.commit(commands), {
    keyOf: ({ chatId }) => chatId,
    isShared: isUnavailable,
  });

  constructor(
    private readonly chats: Chats,
    private readonly attachments: Attachments,
    private readonly links: SignedUrls,
    private readonly sent: SentMessages,
    private readonly clock: Clock,
    meter: Meter,
  ) {
    meter.depth('messages_to_commit', 'Messages that wait for a commit, at this node', () => this.groups.depth);
  }

  submit(command: PostMessage): Promise<PostedMessage> {
    return this.groups.submit(command);
  }

  /** Stores repeats after their originals: a client may send the same `clientMessageId` twice within one group. */
  private async commit(commands: PostMessage[]): Promise<Outcome<PostedMessage>[]> {
    const first = new Map<string, PostMessage>();
    for (const command of commands) if (!first.has(keyOf(command))) first.set(keyOf(command), command);
    const repeats = commands.filter((command) => first.get(keyOf(command)) !== command);
    const outcomes = new Map<PostMessage, Outcome<PostedMessage>>();
    for (const each of [[...first.values()], repeats]) {
      (await this.chats.changeEach(each, this.posting)).forEach((outcome, index) => outcomes.set(each[index]!, outcome));
    }
    return commands.map((command) => outcomes.get(command)!);
  }

  private post(chat: Chat, command: PostMessage, { files, quoted: all }: Referred = NOTHING): PostedMessage {
    const {
      by,
      content: { clientMessageId, text, cannedResponseId, replyTo },
    } = command;
    mustTakePart(viewerOf(by), chat);
    const sent = sendable(command, files);
    const attachments = sent.map(({ view }) => view);
    const quoted = replyTo === null ? undefined : answerable(all.get(replyTo), chat);
    const message = chat.post(
      senderOf(by),
      { id: newId(), clientMessageId, text, attachments, cannedResponseId, quoted },
      this.clock.now(),
    );
    for (const file of sent) file.sendIn(message.id, message.seq);
    return { message: this.links.ofMessage(viewMessage(message, quoted)), created: true };
  }

  /** Locks the attachments of the whole group by one statement, and reads what is quoted by another; by none when there is nothing. */
  private async referredBy(tx: Transaction, commands: readonly PostMessage[]): Promise<Referred> {
    const ids = commands.flatMap(({ content }) => content.attachmentIds);
    const answered = commands.flatMap(({ chatId, content: { replyTo } }) => (replyTo === null ? [] : [{ chatId, id: replyTo }]));
    return {
      files: ids.length === 0 ? NOTHING.files : byId(await this.attachments.lockAll(tx, ids)),
      quoted: answered.length === 0 ? NOTHING.quoted : byId(await this.chats.messagesById(tx, answered)),
    };
  }
}

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((each) => [each.id, each]));

/** What a person said in this chat can be answered, also when it was deleted meanwhile: the words of whoever answers must not get lost. */
function answerable(message: Message | undefined, chat: Chat): Message {
  if (message?.chatId !== chat.id || message.senderType === 'system') throw messageNotFound();
  return message;
}

/** @throws DomainError when any of the message's attachments cannot be sent: a message goes out with all of them or not at all */
function sendable({ by, chatId, content: { attachmentIds } }: PostMessage, files: Referred['files']): Attachment[] {
  return attachmentIds.map((id) => {
    const file = files.get(id);
    if (!file) throw attachmentNotFound();
    file.mustBeSendable(by.id, chatId);
    return file;
  });
}

function keyOf({ chatId, by, content: { clientMessageId } }: PostMessage): string {
  return `${chatId} ${by.id} ${clientMessageId}`;
}
