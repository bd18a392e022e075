import type { ChatView, MessageView, Problem } from '../../protocol';
import type { Channel } from '../core/connection';
import type { Backoff } from '../core/retry-loop';
import type { Outbox, OutgoingMessage } from './outbox';
import type { Typist } from './typists';

export interface ConversationSnapshot {
  /** Null until it is known. */
  chat: ChatView | null;
  /** `live`: as the server has it. `behind`: more is being asked for. `refused`: see `problem`. `left`: no longer followed. */
  status: 'behind' | 'live' | 'refused' | 'left';
  problem?: Problem;
  /** The newest page, what came since, and what was loaded of what is before: a, a + 1, a + 2 … */
  messages: MessageView[];
  /** Whether there are messages before these, and whether they are on their way; see `loadOlder`. */
  hasOlder: boolean;
  isLoadingOlder: boolean;
  /** Written here and not in `messages` yet; with a `problem` when refused for good. */
  pending: OutgoingMessage[];
  typing: Typist[];
  /** How far each participant has read, by id. */
  readUpTo: Record<string, number>;
  /** Messages of others that one has not read. */
  unread: number;
}

export interface ConversationParts {
  accountId: string;
  channel: Channel;
  outbox: Outbox;
  backoff: Backoff;
  /** Messages in a page of the transcript. */
  pageSize: number;
  /** Each message once, in order. */
  onMessage: (message: MessageView) => void;
  onDeleted: (tombstone: MessageView) => void;
  onChat: (chat: ChatView) => void;
}
