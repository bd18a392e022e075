/** Database query, with rows in the form that `pg` returns. */
export type Ask = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

export interface PastChat {
  readonly arrivedAtSeconds: number;
  readonly priority: string;
  readonly skills: readonly { name: string; minLevel: number; required: boolean; relaxAfterSeconds?: number | null }[];
  readonly teamId: string | null;
  /** Who is first to get it, having had its customer last. */
  readonly lastAgentId: string | null;
  /** Null if no agent ever got the chat. */
  readonly waitedSeconds: number | null;
  readonly openSeconds: number;
  readonly left: boolean;
}

export interface PastAgent {
  readonly id: string;
  readonly name: string;
  readonly maxConcurrentChats: number;
  readonly skills: readonly { name: string; level: number }[];
  readonly teamIds: readonly string[];
  readonly isPresent: boolean;
}

/** An agent came or left. An agent who is busy only because all seats are taken counts as present. */
export interface PastChange {
  readonly agentId: string;
  readonly atSeconds: number;
  readonly wasPresent: boolean;
  readonly isPresent: boolean;
}

/** Unix time at which the last `$1` seconds began, by the clock of the database. */
export const SINCE = `select extract(epoch from now())::float8 - $1::float8 as since`;

const secondsAfter = (column: string) => `(extract(epoch from ${column})::float8 - $1::float8)`;

/** Closed chats that arrived since `$1` and before `$2`, at most `$3`, with the priority, skills and team they had when they were first assigned. */
export const CHATS = `
  select ${secondsAfter('c.created_at')} as "arrivedAtSeconds",
    coalesce(first.data->'asked'->>'priority', c.priority) as priority,
    coalesce(first.data->'asked'->'skills', c.skills) as skills,
    case when first.data->'asked' ? 'teamId' then first.data->'asked'->>'teamId' else c.team_id::text end as "teamId",
    case when c.last_agent_first then c.previous_agent_id end as "lastAgentId",
    case when coalesce(first.at, c.assigned_at) is not null
      then greatest(0, extract(epoch from coalesce(first.at, c.assigned_at) - c.created_at))::float8 end as "waitedSeconds",
    greatest(0, extract(epoch from c.closed_at - c.created_at))::float8 as "openSeconds",
    coalesce(c.close_reason = 'abandoned', false) as left
  from chats c
  left join lateral (
    select e.at, e.data from domain_events e where e.stream_id = c.id and e.type = 'ChatAssigned' order by e.position limit 1
  ) first on true
  where c.status = 'closed' and c.created_at >= to_timestamp($1::float8) and c.created_at < to_timestamp($2::float8)
  order by c.created_at, c.id limit $3`;

export const AGENTS = `
  select a.id, u.name, a.max_concurrent_chats as "maxConcurrentChats", u.skills, u.team_ids as "teamIds",
    a.status = 'online' or a.status_reason = 'at_capacity' as "isPresent"
  from agents a join users u on u.id = a.id where a.enabled order by u.name, a.id`;

/** Changes of status since `$1` and before `$2`; of each agent also the first one after that, which says in what status it was until then. */
export const CHANGES = `
  select a.id as "agentId", ${secondsAfter('e.at')} as "atSeconds", e.data->>'before' in ('online', 'busy') as "wasPresent",
    e.data->'state'->>'status' = 'online' or e.data->'state'->>'statusReason' = 'at_capacity' as "isPresent"
  from agents a cross join lateral (
    select position, at, data from domain_events
    where stream_id = a.id and type = 'AgentStatusChanged' and at >= to_timestamp($1::float8) and at < to_timestamp($2::float8)
    union all (select position, at, data from domain_events
      where stream_id = a.id and type = 'AgentStatusChanged' and at >= to_timestamp($2::float8) order by position limit 1)
  ) e
  where a.enabled
  order by e.position`;
