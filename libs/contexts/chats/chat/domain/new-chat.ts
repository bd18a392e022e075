import type { ChatPage, ChatSkill, Priority } from '#protocol';

export interface NewChat {
  id: string;
  customerId: string;
  subject: string | null;
  skills: ChatSkill[];
  priority: Priority;
  metadata: Record<string, unknown>;
  locale?: string | null;
  page?: ChatPage | null;
  /** The closed chat that this one continues; with its `queuedAt` when the customer is to keep its place in the queue. */
  previousChatId?: string | null;
  queuedAt?: Date | null;
}

/** Limits of a quiet chat: it is closed `closeAfterMs` after the last message, and the warning comes `warningMs` before. */
export interface Patience {
  closeAfterMs: number;
  warningMs: number;
}
