import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { isUnavailable, newId } from '#platform';
import type { AttachmentView } from '#protocol';
import type { PostedMessage, PostMessage } from './commands/post-message';
import { Chats } from './chats.store';
import { mustTakePart } from './domain/access';
import type { Chat } from './domain/chat';
import type { NewMessage } from './domain/conversation';
import { viewMessage } from './domain/message';
import { participantOf, senderOf } from './participant';

const MAX_CHATS = 10_000;

export type Outcome = { value: PostedMessage } | { error: unknown };

/**
 * Writes messages of chats that this node has seen lately, without loading them again: each chat decides as it was then, and Postgres
 * stores its messages only if it still is so. What does not come through here is for a transaction to decide, every refusal among it.
 */
@Injectable()
export class QuickPostings {
  private readonly seen = new Map<string, Chat>();

  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  /** To be called with chats as they were committed. */
  remember(chats: readonly Chat[]): void {
    this.chats.remember(chats);
    for (const chat of chats) {
      this.seen.delete(chat.id);
      this.seen.set(chat.id, chat);
    }
    for (const oldest of this.seen.keys()) {
      if (this.seen.size <= MAX_CHATS) break;
      this.seen.delete(oldest);
    }
  }

  /** All messages of a chat go one way, so that they keep their order. */
  async post(commands: readonly PostMessage[]): Promise<Map<PostMessage, Outcome>> {
    const outcomes = new Map<PostMessage, Outcome>();
    const chats: Chat[] = [];
    for (const [chatId, ofChat] of byChat(commands)) {
      const chat = this.seen.get(chatId);
      const values = chat && ofChat.every(isPlain) ? this.decide(chat, ofChat) : undefined;
      if (!values) continue;
      chats.push(chat!);
      ofChat.forEach((command, index) => outcomes.set(command, { value: values[index]! }));
    }
    if (chats.length > 0) await this.store(chats, outcomes);
    return outcomes;
  }

  private decide(chat: Chat, commands: readonly PostMessage[]): PostedMessage[] | undefined {
    try {
      return commands.map((command) => {
        mustTakePart(participantOf(command.by), chat);
        return { message: viewMessage(chat.post(senderOf(command.by), newMessage(command), this.clock.now())), created: true };
      });
    } catch {
      this.seen.delete(chat.id);
      return undefined;
    }
  }

  /** What was not stored, and may still be, is taken out of the outcomes; whether it was is unknown only when Postgres does not answer. */
  private async store(chats: Chat[], outcomes: Map<PostMessage, Outcome>): Promise<void> {
    let stored: ReadonlySet<string> = new Set();
    let failure: unknown;
    try {
      stored = await this.chats.sayAtOnce(chats);
    } catch (error) {
      if (isUnavailable(error)) failure = error;
    }
    for (const { id } of chats) if (!stored.has(id)) this.seen.delete(id);
    for (const command of outcomes.keys()) {
      if (stored.has(command.chatId)) continue;
      if (failure === undefined) outcomes.delete(command);
      else outcomes.set(command, { error: failure });
    }
  }
}

function byChat(commands: readonly PostMessage[]): Map<string, PostMessage[]> {
  const groups = new Map<string, PostMessage[]>();
  for (const command of commands) {
    const group = groups.get(command.chatId);
    if (group) group.push(command);
    else groups.set(command.chatId, [command]);
  }
  return groups;
}

/** Others need a transaction, in which what they came from or bring along is looked at. */
function isPlain({ content }: PostMessage): boolean {
  return content.attachmentIds.length === 0 && content.cannedResponseId === null;
}

export function newMessage({ content: { clientMessageId, text, cannedResponseId } }: PostMessage, attachments: AttachmentView[] = []): NewMessage {
  return { id: newId(), clientMessageId, text, attachments, cannedResponseId };
}
