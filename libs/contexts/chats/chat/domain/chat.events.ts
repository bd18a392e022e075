import { type Actor, DomainEvent } from '#kernel';
import type { ChatSkill, CloseReason, MessageView, NoteView, Priority } from '#protocol';

export abstract class ChatEvent extends DomainEvent {
  constructor(readonly chatId: string) {
    super();
  }

  get streamId(): string {
    return this.chatId;
  }
}

/** A chat waits for an agent. */
export class ChatQueued extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly priority: Priority,
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

export type AssignReason = 'routed' | 'accepted' | 'claimed' | 'by_supervisor';

/** All that routing knows of a chat. */
export interface AskedFor {
  priority: Priority;
  queuedAt: string;
  skills: ChatSkill[];
  /** Who gave it away and does not get it straight back. */
  excludedAgentIds: string[];
  declinedBy: string[];
  /** When each of these last did so, by agent; absent in what was logged before there was a cool-down. */
  turnedDownAt?: Record<string, string>;
}

export class ChatAssigned extends ChatEvent {
  static override readonly version = 2;

  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly by: Actor,
    /** How it came to the agent. */
    readonly reason: AssignReason,
    /** What was asked for when it was decided, so that the decision can be explained later. */
    readonly asked: AskedFor,
  ) {
    super(chatId);
  }

  /** Version 1 called the excluded agents `passedOver`. */
  static override upcast({ asked, ...data }: Record<string, unknown>): Record<string, unknown> {
    const { passedOver, ...rest } = asked as Record<string, unknown>;
    return { ...data, asked: { ...rest, excludedAgentIds: passedOver } };
  }
}

export type RequeueReason = 'agent_gone' | 'transferred';

/** An agent no longer has the chat; it waits again, with the age it had. */
export class ChatRequeued extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly fromAgentId: string,
    readonly by: Actor,
    readonly reason: RequeueReason,
    readonly note: string | null,
  ) {
    super(chatId);
  }
}

export class ChatTransferred extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly fromAgentId: string,
    readonly toAgentId: string,
    readonly by: Actor,
    readonly note: string | null,
  ) {
    super(chatId);
  }
}

/** An agent is asked to take the chat; a seat is held meanwhile. */
export class ChatOffered extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly expiresAt: string,
    readonly by: Actor,
    /** Who keeps the chat until it is accepted: a warm transfer. */
    readonly fromAgentId: string | null,
  ) {
    super(chatId);
  }
}

export class ChatOfferAccepted extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string,
  ) {
    super(chatId);
  }
}

export type OfferEnd = 'declined' | 'expired' | 'withdrawn';

/** An offer came to nothing. */
export class ChatOfferEnded extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly reason: OfferEnd,
    readonly by: Actor,
    readonly declineReason: string | null,
    /** Whether the chat waits in the queue again; otherwise whoever had it still has it. */
    readonly waits: boolean,
  ) {
    super(chatId);
  }
}

export class ChatPriorityChanged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly priority: Priority,
    readonly by: Actor,
    readonly waits: boolean,
  ) {
    super(chatId);
  }
}

/** The agent had the last word, and nobody has written for so long that the chat will be closed. */
export class ChatFellQuiet extends ChatEvent {
  constructor(
    chatId: string,
    readonly closesAt: string,
  ) {
    super(chatId);
  }
}

export class ChatClosed extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly by: Actor,
    readonly reason: CloseReason,
    readonly wasWaiting: boolean,
  ) {
    super(chatId);
  }
}

/** Carries the message to those who listen now; the log keeps only that there was one, so that a deleted text is gone. */
export class MessagePosted extends ChatEvent {
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

  /** The transcript keeps all of it, and a client that missed it sees the gap in `seq` and asks. */
  override get isEphemeral(): boolean {
    return true;
  }

  override toLog(): Record<string, unknown> {
    const { message: _text, ...kept } = this;
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

/** Like a message's, a note's text is not in the log. */
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
