/** `Chat.unansweredSince` in SQL, of the row `c` of a chat. */
export const UNANSWERED_SINCE = `case
  when c.status = 'closed' or c.hold_ends_at is not null then null
  when c.agent_id is not null then case when c.awaiting_reply_since is not null then greatest(c.awaiting_reply_since, c.assigned_at) end
  when c.first_response_at is not null then least(coalesce(c.placed_at, c.queued_at), c.awaiting_reply_since)
  when c.returns_to is null then c.queued_at
  else c.placed_at end`;
