import { nameKey } from '#kernel';
import { type ChatStatus, type CloseReason, PRIORITIES, type Priority, type Resolution } from '#protocol';
import { wordList } from '#platform';
import type { Participant } from '../chat/domain/access';
import type { Bind } from './chat-search';

/** Urgent first when ascending would be low first: the rank grows with the urgency. */
export const PRIORITY_RANK = `array_position(array[${wordList(PRIORITIES)}], c.priority)`;

/** Of those that name a set, whichever of its members; of all of them together, what fits each. */
export interface ChatFilters {
  status?: ChatStatus[];
  /** `none`: nobody has it. */
  agentId?: string[];
  customerId?: string;
  priority?: Priority[];
  tag?: string[];
  /** By the names that they have or had. */
  skill?: string[];
  closeReason?: CloseReason[];
  resolution?: Resolution[];
  ratingMin?: number;
  ratingMax?: number;
  /** Whose customer waits for an answer. */
  unanswered?: boolean;
  hasNotes?: boolean;
  /** Created at or after, and before. */
  from?: string;
  to?: string;
}

/** Which chats somebody may see, each a condition about a chat `c`; they are looked up one by one, as an index serves each. */
export function reachOf(who: Participant, bind: Bind): string[] {
  if (who.type === 'customer') return [`c.customer_id = ${bind(who.id)}::uuid`];
  if (who.oversees) return ['true'];
  const me = bind(who.id);
  return [`c.agent_ids @> array[${me}::uuid]`, `c.offered_to = ${me}::uuid`, `c.status = 'queued'`];
}

/** Conditions about a chat `c`. */
export function conditionsOf(filters: ChatFilters, bind: Bind): string[] {
  const { agentId, tag, skill, unanswered, hasNotes } = filters;
  const given = <T>(value: T | undefined, condition: (value: T) => string): string[] => (value === undefined ? [] : [condition(value)]);
  return [
    ...given(filters.status, (all) => `c.status = any(${bind(all)}::text[])`),
    ...given(agentId, (all) => {
      const named = all.filter((id) => id !== 'none');
      const conditions = [...(named.length > 0 ? [`c.agent_id = any(${bind(named)}::uuid[])`] : []), ...(all.includes('none') ? ['c.agent_id is null'] : [])];
      return `(${conditions.join(' or ')})`;
    }),
    ...given(filters.customerId, (id) => `c.customer_id = ${bind(id)}::uuid`),
    ...given(filters.priority, (all) => `c.priority = any(${bind(all)}::text[])`),
    ...given(tag, (all) => `c.tags && array(select name from tags where key = any(${bind(all.map(nameKey))}::text[]))`),
    ...given(skill, (all) => `(${['false', ...all.map((name) => `c.skills @> ${bind(JSON.stringify([{ name }]))}::jsonb`)].join(' or ')})`),
    ...given(filters.closeReason, (all) => `c.close_reason = any(${bind(all)}::text[])`),
    ...given(filters.resolution, (all) => `c.resolution = any(${bind(all)}::text[])`),
    ...given(filters.ratingMin, (score) => `(c.rating ->> 'score')::int >= ${bind(score)}::int`),
    ...given(filters.ratingMax, (score) => `(c.rating ->> 'score')::int <= ${bind(score)}::int`),
    ...given(unanswered, (is) => `(c.status = 'active' and c.awaiting_reply_since is not null) = ${bind(is)}::boolean`),
    ...given(hasNotes, (is) => `exists (select from notes n where n.chat_id = c.id) = ${bind(is)}::boolean`),
    ...given(filters.from, (time) => `c.created_at >= ${bind(time)}::timestamptz`),
    ...given(filters.to, (time) => `c.created_at < ${bind(time)}::timestamptz`),
  ];
}
