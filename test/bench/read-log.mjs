/** Writes what the event log has of agents and of the closed chats that are there: what an agent can, and each time that it got a chat or was rid of one. */
export async function loadLog(client) {
  const state = (
    active,
    assigned,
  ) => `jsonb_build_object('agentId', c.agent_id, 'state', jsonb_build_object('status', 'online', 'selectedStatus', 'online',
    'statusReason', 'selected', 'statusSince', ${iso('c.created_at')}, 'activeChats', ${active}, 'maxConcurrentChats', 5, 'lastAssignedAt', ${assigned}))`;
  const asked = `jsonb_build_object('priority', c.priority, 'queuedAt', ${iso('c.queued_at')}, 'skills', c.skills, 'excludedAgentIds', '[]'::jsonb,
    'declinedBy', '[]'::jsonb, 'turnedDownAt', '{}'::jsonb)`;
  await client.query(
    `insert into domain_events (type, stream_id, data, at, published_at)
     select type, stream_id, data, at, at from (
       select 'AgentSkillsChanged' as type, id as stream_id, jsonb_build_object('userId', id, 'skills', '[{"name": "billing", "level": 3}]'::jsonb) as data,
         now() - interval '181 days' as at, 0 as place from users where role = 'agent'
       union all select happened.type, happened.stream_id, happened.data, happened.at, happened.place from chats c cross join lateral (values
         ('ChatAssigned', c.id, jsonb_build_object('chatId', c.id, 'customerId', c.customer_id, 'agentId', c.agent_id,
           'by', '{"type": "system", "id": null}'::jsonb, 'reason', 'routed', 'asked', ${asked}, '$version', 2), c.created_at, 1),
         ('AgentLoadChanged', c.agent_id, ${state(1, iso('c.created_at'))}, c.created_at, 2),
         ('AgentLoadChanged', c.agent_id, ${state(0, iso('c.created_at'))}, c.closed_at, 3)
       ) happened(type, stream_id, data, at, place) where c.status = 'closed'
     ) log order by at, place`,
  );
}

function iso(at) {
  return `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
