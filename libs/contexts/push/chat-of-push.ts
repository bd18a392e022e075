import { UNANSWERED_SINCE } from '#chats';

/* What a push (`p`, of the subscription `s`) says of its chat (`c`), in SQL. */

/** Whom a push is about, and the latest words of it: of a note its author's, of a raised hand the agent's, else the customer's. */
export const SAID = `
  select n.author_name as name, n.text from (select * from notes where p.kind = 'mention' and chat_id = p.chat_id
    and (to_id = s.user_id or s.user_id = any(mentions)) order by id desc limit 1) n
  union all select u.name, c.hand ->> 'note' from users u where p.kind = 'hand' and u.id = c.agent_id
  union all select u.name, (select m.text from messages m where m.chat_id = c.id and m.sender_type = 'customer' order by m.seq desc limit 1)
    from customers u where p.kind not in ('mention', 'hand') and u.id = c.customer_id`;
/**
 * Whether nobody has done yet what it calls for. Of a note nobody knows whether it was read, and once
 * the customer has written in a chat that somebody got, its message calls for both.
 */
export const IS_UNTAKEN = `case p.kind
  when 'offered' then c.offered_to = s.user_id
  when 'hand' then c.hand is not null
  when 'escalated' then (c.escalation ->> 'since')::timestamptz = ${UNANSWERED_SINCE}
  when 'mention' then false
  else c.agent_id = s.user_id and c.status = 'active' and c.hold_ends_at is null and (c.awaiting_reply_since is not null or c.first_response_at is null)
    and coalesce((c.read_up_to ->> s.user_id::text)::int, 0) < c.last_seq and (p.kind = 'message' or not exists (
      select from pushes m where m.subscription_id = p.subscription_id and m.chat_id = p.chat_id and m.kind = 'message' and m.created_at >= c.assigned_at)) end`;
