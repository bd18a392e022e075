import type { CannedScope, SenderType } from '../words';
import type { AttachmentView } from './messages';

export interface CannedResponseView {
  id: string;
  title: string;
  /** Without the slash. */
  shortcut: string | null;
  category: string | null;
  /** With variables, e.g. `{{customer_name | default: "there"}}`. */
  content: string;
  scope: CannedScope;
  /** Of a personal one; nobody owns what is shared. */
  ownerId: string | null;
  usageCount: number;
  /** By whoever asks. */
  ownUsageCount: number;
  lastUsedAt: string | null;
  /** Sent with it, as copies. */
  attachments: AttachmentView[];
  createdAt: string;
  updatedAt: string;
}

export interface CannedHistoryEntry {
  at: string;
  type: 'created' | 'changed' | 'deleted' | 'restored';
  actor: { type: SenderType; id: string | null };
  /** By field; of a new one every field, from null. */
  changes: Record<string, { from: string | null; to: string | null }>;
}

export interface CannedUsageRow {
  cannedResponseId: string;
  title: string;
  count: number;
  lastUsedAt: string;
  byAgent: { agentId: string; count: number }[];
}

/** One message that was made from a canned response. */
export interface CannedUseView {
  messageId: string;
  chatId: string;
  agentId: string;
  usedAt: string;
  /** Whether it was changed before it was sent, but for date and time. */
  edited: boolean;
  /** Of what was sent to what was prepared: twice the words in common over the words of both, 0–1. */
  similarity: number;
}

/** How chats ended; a mean or a rate of nothing is null. */
export interface ChatOutcomes {
  chats: number;
  ratings: number;
  ratingMean: number | null;
  /** Chats that were closed as resolved or unresolved. */
  verdicts: number;
  resolutionRate: number | null;
}

export interface CannedPerformance {
  cannedResponseId: string;
  /** Closed chats that used it. */
  used: ChatOutcomes;
  /** All closed chats that an agent had. */
  average: ChatOutcomes;
}
