import { Injectable } from '@nestjs/common';
import { SignedUrls, attachmentNotFound, attachmentSentBefore } from '#files';
import { type Attachment, Attachments } from '#files/lends';
import { Clock } from '#kernel';
import { eachChange, GroupCommit, isUnavailable, Meter, newId, type Outcome, type Transaction } from '#platform';
import { Chats } from '../chat/chats.store';
import type { PostedMessage, PostMessage } from './post-message';
import { mustTakePart } from '../chat/domain/access';
import type { Chat } from '../chat/domain/chat';
import { MessagePosted } from '../chat/domain/chat.events';
import { SupervisorSteppedIn } from '../chat/domain/labels.events';
import { POST_READS } from '../chat/domain/conversation';
import { viewMessage } from '../chat/domain/message';
import { viewerOf, senderOf } from '../chat/viewer';
import { SentMessages } from './sent-messages';

/** The attachments of a group of messages, by id. */
type Files = ReadonlyMap<string, Attachment>;
const NO_FILES: Files = new Map();

/** Group commit of messages: the messages of many chats are stored in one transaction, but each chat decides about its own. */
@Injectable()
export class MessageBatcher {
  /** `before` answers repeats with the stored message before any right is checked: the sender may have lost the right meanwhile. */
  private readonly posting = eachChange<Chat, PostMessage, PostedMessage, Files>({
    records: [MessagePosted, SupervisorSteppedIn],
    rememberWhile: POST_READS,
    of: ({ chatId }) => chatId,
    before: (commands) => this.sent.before(commands),
    needs: (tx, commands) => this.filesOf(tx, commands),
    decide: (chat, command, files) => this.post(chat, command, files),
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

  private post(chat: Chat, command: PostMessage, files: Files = NO_FILES): PostedMessage {
    const {
      by,
      content: { clientMessageId, text, cannedResponseId },
    } = command;
    mustTakePart(viewerOf(by), chat);
    const sent = sendable(command, files);
    const attachments = sent.map(({ view }) => view);
    const message = chat.post(senderOf(by), { id: newId(), clientMessageId, text, attachments, cannedResponseId }, this.clock.now());
    for (const file of sent) file.sendIn(message.id, message.seq);
    return { message: this.links.ofMessage(viewMessage(message)), created: true };
  }

  /** Locks the attachments of the whole group by one statement, and by none when no message has any. */
  private async filesOf(tx: Transaction, commands: readonly PostMessage[]): Promise<Files> {
    const ids = commands.flatMap(({ content }) => content.attachmentIds);
    if (ids.length === 0) return NO_FILES;
    return new Map((await this.attachments.lockAll(tx, ids)).map((file) => [file.id, file]));
  }
}

/** @throws DomainError when any of the message's attachments cannot be sent: a message goes out with all of them or not at all */
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

function keyOf({ chatId, by, content: { clientMessageId } }: PostMessage): string {
  return `${chatId} ${by.id} ${clientMessageId}`;
}
