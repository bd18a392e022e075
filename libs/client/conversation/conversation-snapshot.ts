import type { ChatView, MessageView, Problem } from '../../protocol';
import type { Channel } from '../core/connection';
import type { Backoff } from '../core/retry-loop';
import type { Outbox, OutgoingMessage } from './outbox';
import type { Typist } from './typists';

export interface ConversationSnapshot {
  /** Null until the first page has arrived. */
  chat: ChatView | null;
  /** `live`: up to date. `behind`: catching up. `refused`: see `problem`. `left`: no longer followed. */
  status: 'behind' | 'live' | 'refused' | 'left';
  problem?: Problem;
  /** A window of the transcript without gaps: the newest page, the messages since, and older pages that were loaded. */
  messages: MessageView[];
  /** Whether older messages exist; `isLoadingOlder`: whether `loadOlder` is in progress. */
  hasOlder: boolean;
  isLoadingOlder: boolean;
  /** Messages written on this device that are not in `messages` yet; those that were finally refused have a `problem`. */
  pending: OutgoingMessage[];
  typing: Typist[];
  /** Sequence number up to which each participant has read, by the participant's id. */
  readUpTo: Record<string, number>;
  /** Number of unread messages of others. */
  unread: number;
}

export interface ConversationParts {
  accountId: string;
  channel: Channel;
  outbox: Outbox;
  backoff: Backoff;
  /** Messages per page of the transcript. */
  pageSize: number;
  joins: <T>(join: () => Promise<T>, chatId: string) => Promise<T>;
  /** Called once per message, in order. */
  onMessage: (message: MessageView) => void;
  onDeleted: (tombstone: MessageView) => void;
  onChat: (chat: ChatView) => void;
}
