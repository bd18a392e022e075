import type { DueKind, EscalationLevel } from '#protocol';
import { ChatEvent } from './chat.events';

/** The customer of a waiting chat is told that it is closed, and until when. */
export class ChatOutOfHours extends ChatEvent {
  constructor(
    chatId: string,
    readonly opensAt: string | null,
  ) {
    super(chatId);
  }
}

/** What a customer waited for under a target was answered, or given up: the chat was closed, or put on hold, when it was overdue. */
export class TargetSettled extends ChatEvent {
  constructor(
    chatId: string,
    /** Who answered; of what was given up, who had the chat. */
    readonly agentId: string | null,
    readonly kind: DueKind,
    readonly isMet: boolean,
  ) {
    super(chatId);
  }

  /** Not logged, as messages are not: analytics keep it. */
  override get isEphemeral(): boolean {
    return true;
  }
}

/** By when the chat is due was reckoned anew, by other targets or hours. */
export class ChatDueChanged extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string | null,
    readonly dueAt: string | null,
  ) {
    super(chatId);
  }
}

abstract class DueEvent extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string | null,
    readonly kind: DueKind,
    readonly dueAt: string,
  ) {
    super(chatId);
  }
}

export class ChatDueSoon extends DueEvent {}

export class ChatOverdue extends DueEvent {}

/** The customer has been left unanswered for so long that others than its agent are called. */
export class ChatEscalated extends ChatEvent {
  constructor(
    chatId: string,
    readonly agentId: string | null,
    readonly teamId: string | null,
    readonly level: EscalationLevel,
    readonly since: string,
  ) {
    super(chatId);
  }
}
