import { type Actor, DomainEvent } from '#kernel';
import type { CloseReason, MessageView, Priority } from '#protocol';

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

export class ChatAssigned extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly by: Actor,
    /** How it came to the agent. */
    readonly reason: 'routed' | 'claimed' | 'by_supervisor',
  ) {
    super(chatId);
  }
}

/** An agent no longer has the chat; it waits again. */
export class ChatRequeued extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly fromAgentId: string,
    readonly priority: Priority,
    readonly by: Actor,
    readonly reason: 'agent_gone',
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

  override toLog(): Record<string, unknown> {
    const { message: _text, ...kept } = this;
    return kept;
  }
}
