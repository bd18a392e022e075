import { type Actor, DomainEvent } from '#kernel';
import type { ChatSkill, CloseReason, Priority } from '#protocol';

export abstract class ChatEvent extends DomainEvent {
  constructor(readonly chatId: string) {
    super();
  }

  get streamId(): string {
    return this.chatId;
  }
}

/** The chat was started and waits for an agent. */
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

/** `started`: its agent started it, and has had it from the first moment. */
export type AssignReason = 'routed' | 'accepted' | 'claimed' | 'started' | 'by_supervisor' | 'taken_over';

/** Requirements of a chat: everything about it that routing decides by. */
export interface AskedFor {
  priority: Priority;
  queuedAt: string;
  skills: ChatSkill[];
  /** Absent from events logged before teams existed. */
  teamId?: string | null;
  teamSince?: string | null;
  /** The agent of the customer's last chat, who goes before all others; absent from events logged before. */
  lastAgentId?: string | null;
  /** The agent whom a chat comes back to from hold; absent from events logged before. */
  returnsTo?: string | null;
  /** Agents who transferred the chat to the queue and are not to get it straight back. */
  excludedAgentIds: string[];
  declinedBy: string[];
  /** Time (RFC 3339) by agent id at which the agent last turned the chat down. Absent from events logged before the cool-down existed. */
  turnedDownAt?: Record<string, string>;
}

export class ChatAssigned extends ChatEvent {
  static override readonly version = 2;

  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly by: Actor,
    /** How the agent got the chat. */
    readonly reason: AssignReason,
    /** The requirements at the moment of the assignment, so that routing can explain it later. */
    readonly asked: AskedFor,
    /** The version of the policy by which routing chose. */
    readonly policyVersion?: number,
    /** How many seats the chat takes; absent where the seats of an offer were kept, and from events logged before. */
    readonly weight?: number,
  ) {
    super(chatId);
  }

  /** Version 1 called the excluded agents `passedOver`. */
  static override upcast({ asked, ...data }: Record<string, unknown>): Record<string, unknown> {
    const { passedOver, ...rest } = asked as Record<string, unknown>;
    return { ...data, asked: { ...rest, excludedAgentIds: passedOver } };
  }
}

/**
 * `hold_over`: the agent had no seat, or was not there, when the hold of the chat ended. `overdue`: the agent did not answer in time.
 */
export type RequeueReason = 'agent_gone' | 'transferred' | 'hold_over' | 'overdue';

/** The chat left its agent and waits again, with the `queuedAt` that it had. */
export class ChatRequeued extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly fromAgentId: string,
    readonly by: Actor,
    readonly reason: RequeueReason,
    readonly note: string | null,
    /** On hold it had no seat of its agent. */
    readonly wasOnHold?: true,
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
    /** Present when a supervisor took the chat over. */
    readonly reason?: 'taken_over',
    /** On hold it had no seat of the agent who had it. */
    readonly wasOnHold?: true,
  ) {
    super(chatId);
  }
}

/** The chat was offered to an agent; the offer holds one of the agent's seats until it ends. */
export class ChatOffered extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly expiresAt: string,
    readonly by: Actor,
    /** In a warm transfer, the agent who keeps the chat until the offer is accepted; otherwise null. */
    readonly fromAgentId: string | null,
    /** The version of the policy by which routing chose. */
    readonly policyVersion?: number,
    /** How many seats the chat takes; absent from warm transfers, and from events logged before. */
    readonly weight?: number,
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

/** The offer ended without being accepted. */
export class ChatOfferEnded extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly reason: OfferEnd,
    readonly by: Actor,
    readonly declineReason: string | null,
    /** Whether the chat is back in the queue; false in a warm transfer, where the giving agent still has it. */
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

/** The chat is quiet: the agent had the last word, and the chat will be closed at `closesAt` unless somebody writes. */
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
    /** On hold it had no seat of its agent. */
    readonly wasOnHold?: true,
    /** What was said became a message that is answered by e-mail. */
    readonly byEmail?: true,
  ) {
    super(chatId);
  }
}
