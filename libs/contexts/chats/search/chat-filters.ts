import { type ChatStatus, type CloseReason, PRIORITIES, type Priority, type Resolution } from '#protocol';
import { type Conditions, seenBy, wordList } from '#platform';
import { CHAT_STATUSES } from '#words';
import type { Viewer } from '../chat/domain/access';

/** Rank of the priority, growing with urgency: descending order puts `urgent` first. */
export const PRIORITY_RANK = `array_position(array[${wordList(PRIORITIES)}], c.priority)`;

const UNANSWERED = `c.status = 'active' and c.awaiting_reply_since is not null`;

/** Filters of a chat list. A list matches any of its members; several filters must all match. */
export interface ChatFilters {
  status?: ChatStatus[];
  /** Ids of agents; `none` finds chats without an agent. */
  agentId?: string[];
  /** Ids of teams; `none` finds chats that are for no team. */
  teamId?: string[];
  customerId?: string;
  priority?: Priority[];
  /** Names of tags and skills, current or former, as `FilterNames` finds them stored. */
  tag?: string[];
  skill?: string[];
  closeReason?: CloseReason[];
  resolution?: Resolution[];
  ratingMin?: number;
  ratingMax?: number;
  /** Whether the customer waits for an answer. */
  unanswered?: boolean;
  hasNotes?: boolean;
  /** Whether the customer was recognised by a signed identity. */
  verified?: boolean;
  /** Whether the agent asks supervisors for help. */
  handRaised?: boolean;
  onHold?: boolean;
  /** Bounds of `createdAt`, RFC 3339: `from` is included, `to` is not. */
  from?: string;
  to?: string;
}

/**
 * Conditions on `c` (`chats`), any of which lets the viewer see the chat. `pageOf` unites them, so that each uses its own index; one that a
 * filter by status contradicts is left out, since Postgres would look through all chats for none.
 */
export function reachOf(who: Viewer, { bind }: Conditions, statuses: readonly ChatStatus[] = CHAT_STATUSES): string[] {
  return who.type === 'customer' ? [`c.customer_id = ${bind(who.id)}::uuid`] : seenBy(who, bind, statuses.includes('queued'));
}

/** Adds the conditions of the filters on `c` (`chats`), with what follows from them, by which Postgres finds a partial index. */
export function filtered(where: Conditions, filters: ChatFilters): Conditions {
  return where
    .given(filters.status, (all) => `c.status = any(${all}::text[])`)
    .all(...oneOf('c.agent_id', filters.agentId, where))
    .all(...oneOf('c.team_id', filters.teamId, where))
    .given(filters.customerId, (id) => `c.customer_id = (select coalesce(merged_into, id) from customers where id = ${id}::uuid)`)
    .given(filters.priority, (all) => `c.priority = any(${all}::text[])`)
    .given(filters.tag, (names) => `c.tags && ${names}::text[]`)
    .all(...askingFor(filters.skill, where))
    .given(filters.closeReason, (all) => `c.status = 'closed' and c.close_reason = any(${all}::text[])`)
    .given(filters.resolution, (all) => `c.status = 'closed' and c.resolution = any(${all}::text[])`)
    .given(filters.ratingMin, (score) => `c.rating is not null and (c.rating ->> 'score')::int >= ${score}::int`)
    .given(filters.ratingMax, (score) => `c.rating is not null and (c.rating ->> 'score')::int <= ${score}::int`)
    .all(...(filters.unanswered === undefined ? [] : [filters.unanswered ? UNANSWERED : `not (${UNANSWERED})`]))
    .given(filters.hasNotes, (is) => `coalesce((select true from notes n where n.chat_id = c.id limit 1), false) = ${is}::boolean`)
    .given(filters.verified, (is) => `(select n.verified from customers n where n.id = c.customer_id) = ${is}::boolean`)
    .all(...(filters.handRaised === undefined ? [] : [`c.hand is ${filters.handRaised ? 'not null' : 'null'}`]))
    .all(...(filters.onHold === undefined ? [] : [`c.hold_ends_at is ${filters.onHold ? 'not null' : 'null'}`]))
    .given(filters.from, (time) => `c.created_at >= ${time}::timestamptz`)
    .given(filters.to, (time) => `c.created_at < ${time}::timestamptz`);
}

function oneOf(column: string, ids: string[] | undefined, { bind }: Conditions): string[] {
  if (ids === undefined) return [];
  const named = ids.filter((id) => id !== 'none');
  const either = [
    ...(named.length > 0 ? [`${column} = any(${bind(named)}::uuid[])`] : []),
    ...(ids.includes('none') ? [`${column} is null`] : []),
  ];
  return [`(${either.join(' or ')})`];
}

function askingFor(skills: string[] | undefined, { bind }: Conditions): string[] {
  return skills === undefined
    ? []
    : [`(${['false', ...skills.map((name) => `c.skills @> ${bind(JSON.stringify([{ name }]))}::jsonb`)].join(' or ')})`];
}
