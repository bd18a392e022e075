import type { CannedScope, SenderType } from '../words';
import type { AttachmentView } from './messages';

export interface CannedResponseView {
  id: string;
  title: string;
  /** Shortcut without the leading slash. */
  shortcut: string | null;
  category: string | null;
  /** Text with variables, e.g. `{{customer_name | default: "there"}}`. */
  content: string;
  scope: CannedScope;
  /** Owner of a personal response; null for others. */
  ownerId: string | null;
  /** Team of a response of scope `team`; null for others. */
  teamId: string | null;
  usageCount: number;
  /** Number of uses by the caller. */
  ownUsageCount: number;
  lastUsedAt: string | null;
  /** Files that are sent with the response, as copies. */
  attachments: AttachmentView[];
  createdAt: string;
  updatedAt: string;
}

export interface CannedHistoryEntry {
  at: string;
  type: 'created' | 'changed' | 'deleted' | 'restored';
  actor: { type: SenderType; id: string | null };
  /** Changes by field name; a new response lists every field, changed from null. */
  changes: Record<string, { from: string | null; to: string | null }>;
}

export interface CannedUsageRow {
  cannedResponseId: string;
  title: string;
  count: number;
  lastUsedAt: string;
  byAgent: { agentId: string; count: number }[];
}

/** One message that was sent from a canned response. */
export interface CannedUseView {
  messageId: string;
  chatId: string;
  agentId: string;
  usedAt: string;
  /** Whether the agent changed the prepared text before sending it; changes of date and time do not count. */
  edited: boolean;
  /**
   * Similarity of the sent to the prepared text, 0–1: twice the number of common words over the words of both (Sørensen–Dice coefficient).
   */
  similarity: number;
}

/** Outcomes of closed chats. A mean or rate over no chats is null. */
export interface ChatOutcomes {
  chats: number;
  ratings: number;
  ratingMean: number | null;
  /** Number of chats that were closed as resolved or unresolved. */
  verdicts: number;
  resolutionRate: number | null;
}

export interface CannedPerformance {
  cannedResponseId: string;
  /** Outcomes of the closed chats in which the response was used. */
  used: ChatOutcomes;
  /** Outcomes of all closed chats that had an agent. */
  average: ChatOutcomes;
}
