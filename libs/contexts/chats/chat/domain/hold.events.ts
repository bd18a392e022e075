import type { Actor } from '#kernel';
import type { ResumeReason } from '#protocol';
import { ChatEvent } from './chat.events';

/** The chat is on hold: it stays with its agent and takes no seat. With `wasOnHold`, its time or its reason changed. */
export class ChatHeld extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    /** RFC 3339; null: until somebody resumes it or the customer writes. */
    readonly until: string | null,
    readonly by: Actor,
    readonly wasOnHold?: true,
  ) {
    super(chatId);
  }
}

/** The customer wrote into a chat on hold, which ends the hold as soon as a seat is looked for. */
export class CustomerCalledBack extends ChatEvent {}

/** The hold is over, and the chat takes a seat of its agent again. */
export class ChatResumed extends ChatEvent {
  constructor(
    chatId: string,
    readonly customerId: string,
    readonly agentId: string,
    readonly by: Actor,
    readonly reason: ResumeReason,
  ) {
    super(chatId);
  }
}
