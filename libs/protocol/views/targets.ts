import type { Priority } from '../words';

/** How soon customers are to be answered whose chats have a priority; with `teamId`, those of the team alone. */
export interface Target {
  priority: Priority;
  teamId: string | null;
  /** Counted from the start of the wait; null: no target. */
  firstResponseSeconds: number | null;
  /** Counted from the first message that waits for an answer; null: no target. */
  replySeconds: number | null;
  /** Whether only the time within the opening hours counts. */
  withinHours: boolean;
}

export type DueKind = 'firstResponse' | 'reply';
