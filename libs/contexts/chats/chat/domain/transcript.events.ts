import type { Actor } from '#kernel';
import type { MessageView, NoteView } from '#protocol';
import { ChatEvent } from './chat.events';

/** A message was stored. Live listeners get it with its text; the event log keeps only its ids, so that a deleted text is really gone. */
export class MessagePosted extends ChatEvent {
  /** By when the customer is to be answered with this message said; reckoned when the chat is saved. */
  dueAt: string | null = null;

  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly messageId: string,
    readonly seq: number,
    readonly message?: MessageView,
  ) {
    super(chatId);
  }

  /** Not logged: `messages` keeps everything, and a client that missed the event sees the gap in `seq` and asks again. */
  override get isEphemeral(): boolean {
    return true;
  }

  override toLog(): Record<string, unknown> {
    const { message: _text, dueAt: _dueAt, ...kept } = this;
    return kept;
  }
}

export class MessageDeleted extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly messageId: string,
    readonly seq: number,
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

/** The author changed the text. Whoever tells of it reads the message, of which the log keeps no text. */
export class MessageEdited extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly messageId: string,
    readonly seq: number,
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

export class MessagesRead extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly readerId: string,
    readonly seq: number,
  ) {
    super(chatId);
  }
}

/** A note was added. As with `MessagePosted`, the event log keeps no text. */
export class NoteAdded extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string | null,
    readonly noteId: string,
    readonly authorId: string,
    readonly note?: NoteView,
  ) {
    super(chatId);
  }

  override toLog(): Record<string, unknown> {
    const { note: _text, ...kept } = this;
    return kept;
  }
}
