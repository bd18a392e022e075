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
  /** The one that it continues, and since when that waited, if it waits on. */
  previousChatId?: string | null;
  queuedAt?: Date | null;
}

/** How long a chat may be quiet, and for how long before its close that is said. */
export interface Patience {
  closeAfterMs: number;
  warningMs: number;
}
