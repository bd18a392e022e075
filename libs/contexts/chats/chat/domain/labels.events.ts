import type { Actor } from '#kernel';
import type { ChatSkill } from '#protocol';
import { ChatEvent } from './chat.events';

export class ChatTagged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly tags: string[],
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

/** A skill that the chat asks for was deleted or renamed; with `by`, somebody let it ask for others. */
export class ChatSkillsChanged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly skills: readonly ChatSkill[],
    readonly waits: boolean,
    readonly by?: Actor,
  ) {
    super(chatId);
  }
}

/** The chat is for another team, or for none; without `by`, because its team was deleted. */
export class ChatTeamChanged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly teamId: string | null,
    readonly waits: boolean,
    readonly by?: Actor,
  ) {
    super(chatId);
  }
}

export class ChatTicketOpened extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly ticketId: string,
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

export class ChatRated extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly score: number,
  ) {
    super(chatId);
  }
}

/** The customer looks at another page. Which one is in the chat: addresses can name people, so the log has none. */
export class ChatPageViewed extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
  ) {
    super(chatId);
  }

  override get isEphemeral(): boolean {
    return true;
  }
}

/** The agent asks supervisors for help. What it says is in the chat; the log has no text. */
export class HandRaised extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string,
    readonly raisedAt: string,
    readonly note?: string | null,
  ) {
    super(chatId);
  }

  override toLog(): Record<string, unknown> {
    const { note: _text, ...kept } = this;
    return kept;
  }
}

/** The agent who raised it needs no help any more, or no longer has the chat. */
export class HandLowered extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string,
    readonly by: Actor,
  ) {
    super(chatId);
  }
}

/** The agent marked the chat unread, or looked at it again. It is nobody else's business, so the log has none of it. */
export class UnreadMarkChanged extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string,
    readonly isMarked: boolean,
  ) {
    super(chatId);
  }

  override get isEphemeral(): boolean {
    return true;
  }
}

/** A supervisor wrote to the customer in a chat that an agent has. */
export class SupervisorSteppedIn extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string,
    readonly by: Actor,
    /** As the supervisor is called now. */
    readonly name: string,
    readonly messageId: string,
  ) {
    super(chatId);
  }
}

/** What was said in a closed chat is gone, since it was kept for `retentionDays`. */
export class ChatErased extends ChatEvent {}
