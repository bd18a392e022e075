import type { ChatPage, ChatSkill, Priority } from '#protocol';

export interface NewChat {
  id: string;
  customerId: string;
  subject: string | null;
  skills: ChatSkill[];
  teamId?: string | null;
  priority: Priority;
  metadata: Record<string, unknown>;
  locale?: string | null;
  page?: ChatPage | null;
  /** The closed chat that this one continues; with its `queuedAt` when the customer is to keep its place in the queue. */
  previousChatId?: string | null;
  queuedAt?: Date | null;
  /** The agent of the customer's last chat, and whether the new one goes to it before all others. */
  previousAgentId?: string | null;
  lastAgentFirst?: boolean;
}

/** Whom a waiting chat asks for. */
export interface Wanted {
  skills: ChatSkill[];
  teamId: string | null;
}

/** Limits of a quiet chat: it is closed `closeAfterMs` after the last message, and the warning comes `warningMs` before. */
export interface Patience {
  closeAfterMs: number;
  warningMs: number;
}
