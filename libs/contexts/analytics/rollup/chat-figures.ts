/** The `agent_id` of figures of the chat as a whole. */
export const WHOLE = '00000000-0000-0000-0000-000000000000';

/** Columns of counts. */
export const COUNTED = [
  'started',
  'answered',
  'handled',
  'abandoned',
  'closed',
  'verdicts',
  'resolved',
  'resolved_once',
  'silent',
  'transfers',
  'offers',
  'refusals',
  'agent_messages',
  'customer_messages',
  'estimates',
  'estimates_kept',
  'first_targets',
  'first_targets_met',
  'reply_targets',
  'reply_targets_met',
  'rated_1',
  'rated_2',
  'rated_3',
  'rated_4',
  'rated_5',
] as const;
export type CountedFigure = (typeof COUNTED)[number];

/** Columns of durations, in milliseconds. */
export const DURATIONS = ['wait', 'first_response', 'handle', 'held'] as const;

export const FIGURE_COLUMNS = [
  'chat_id',
  'agent_id',
  'created_at',
  'priority',
  'skills',
  'team_id',
  'tags',
  'close_reason',
  ...COUNTED,
  ...DURATIONS,
  'responses',
].join(', ');

const ms = (from: string, to: string): string => `greatest(0, round(extract(epoch from ${to} - ${from}) * 1000))::bigint`;
/** Doubles a row: once for the chat as a whole, once for the agent. */
const both = (agent: string): string =>
  `cross join lateral (select '${WHOLE}'::uuid as agent_id union all select ${agent} where ${agent} is not null) who`;

const REPLIES = `replies as (
    select chat_id, max(agent_id::text) filter (where by_agent)::uuid as agent_id,
      min(at) filter (where not by_agent) as asked_at, max(at) filter (where by_agent) as at
    from said group by chat_id, round
  )`;

/** A hold ends with whatever happens next to who has the chat. */
const HOLDS = `holds as materialized (
    select chat_id, agent_id, at, until from (
      select chat_id, kind, agent_id, at, lead(at) over (partition by chat_id order by at, id) as until
      from facts where kind in ('held', 'resumed', 'transferred', 'requeued', 'closed')
    ) spans where kind = 'held'
  )`;

/**
 * Common table expressions of what happened to chats. `turns`: the spans in which agents had the chat; `holds`: those in which it was on hold.
 * `said`: the messages that were not deleted; each `round` ends with a message of an agent. Every table is read chat by chat (`lateral … offset 0`), because without statistics,
 * as after an upgrade, the planner would join whole tables.
 * @param chats SQL of the rows `(chat_id)`
 */
const happenedTo = (chats: string): string => `
  asked as materialized (${chats}),
  facts as materialized (select f.* from asked cross join lateral (select * from chat_facts f where f.chat_id = asked.chat_id offset 0) f),
  chat as materialized (
    select c.id as chat_id, c.customer_id, c.created_at, c.queued_at, c.first_response_at, c.closed_at, c.close_reason, c.resolution, c.agent_id,
      (c.rating ->> 'score')::int as score, c.priority, c.team_id, c.tags,
      array(select distinct s ->> 'name' from jsonb_array_elements(c.skills) s order by 1) as skills
    from asked cross join lateral (select * from chats c where c.id = asked.chat_id offset 0) c
  ),
  turns as materialized (
    select chat_id, agent_id, at, until, place = 1 as is_first from (
      select chat_id, case when kind in ('assigned', 'transferred') then agent_id end as agent_id, at,
        lead(at) over line as until, row_number() over line as place
      from facts where kind in ('assigned', 'transferred', 'requeued', 'closed') window line as (partition by chat_id order by at, id)
    ) moves where agent_id is not null
  ),
  ${HOLDS},
  said as materialized (
    select chat_id, agent_id, at, seq, by_agent, count(*) filter (where by_agent) over (
      partition by chat_id order by seq rows between unbounded preceding and 1 preceding) as round
    from (
      select m.chat_id, m.agent_id, m.at, m.seq, m.detail = 'agent' as by_agent from facts m
      where m.kind = 'message' and not exists (select from facts d where d.kind = 'message_deleted' and d.chat_id = m.chat_id and d.seq = m.seq)
    ) messages
  ),
  ${REPLIES},
  last_words as (select chat_id, max(at) as at from said where not by_agent group by chat_id),
  ended as (
    select c.*, coalesce(l.at > t.at, false) as spoke_after,
      exists (select from chats again where again.customer_id = c.customer_id and again.id <> c.chat_id
        and again.created_at > c.closed_at and again.created_at <= c.closed_at + interval '7 days') as came_back
    from chat c left join turns t on t.chat_id = c.chat_id and t.is_first left join last_words l on l.chat_id = c.chat_id where c.closed_at is not null
  ),
  first_responses as (
    select distinct on (c.chat_id) c.chat_id, s.agent_id, c.queued_at, c.first_response_at from chat c join said s using (chat_id)
    where s.by_agent and s.at >= c.first_response_at order by c.chat_id, s.at, s.seq
  )`;

/** Contributions: a row for each thing that is counted or measured, by chat and agent. */
const CONTRIBUTIONS = `
  select chat_id, '${WHOLE}'::uuid as agent_id, 'started' as what, 1::bigint as value from chat
  union all select distinct chat_id, agent_id, 'started', 1 from turns
  union all select distinct t.chat_id, who.agent_id, 'handled', 1 from turns t ${both('t.agent_id')}
  union all select t.chat_id, who.agent_id, 'answered', 1 from turns t ${both('t.agent_id')} where t.is_first
  union all select t.chat_id, who.agent_id, 'wait', ${ms('c.queued_at', 't.at')} from turns t join chat c using (chat_id) ${both('t.agent_id')} where t.is_first
  union all select e.chat_id, '${WHOLE}', what, value from ended e cross join lateral (
      values ('abandoned', 1::bigint), ('wait', ${ms('e.queued_at', 'e.closed_at')})) given(what, value)
    where e.close_reason = 'abandoned' and not exists (select from turns t where t.chat_id = e.chat_id)
  union all select e.chat_id, who.agent_id, given.what, 1 from ended e ${both('e.agent_id')} cross join lateral (values
      ('closed', true), ('verdicts', e.resolution is not null), ('resolved', e.resolution = 'resolved'),
      ('resolved_once', e.resolution = 'resolved' and not e.came_back),
      ('silent', e.agent_id is not null and not e.spoke_after and e.close_reason <> 'customer' and e.resolution is distinct from 'resolved')
    ) given(what, holds) where given.holds
  union all select c.chat_id, who.agent_id, 'rated_' || c.score, 1 from chat c ${both('c.agent_id')} where c.score is not null
  union all select t.chat_id, who.agent_id, 'handle', sum(${ms('t.at', 'coalesce(t.until, e.closed_at)')})
    from turns t join ended e using (chat_id) ${both('t.agent_id')} group by 1, 2
  union all select h.chat_id, who.agent_id, given.what, sum(given.sign * ${ms('h.at', 'coalesce(h.until, e.closed_at)')})
    from holds h join ended e using (chat_id) ${both('h.agent_id')} cross join lateral (values ('held', 1), ('handle', -1)) given(what, sign) group by 1, 2, 3
  union all select f.chat_id, who.agent_id, 'transfers', 1 from facts f ${both('f.from_agent_id')}
    where f.kind = 'transferred' or (f.kind = 'requeued' and f.detail = 'transferred')
  union all select f.chat_id, who.agent_id, 'offers', 1 from facts f ${both('f.agent_id')} where f.kind = 'offered'
  union all select f.chat_id, who.agent_id, 'refusals', 1 from facts f ${both('f.agent_id')}
    where f.kind = 'offer_ended' and f.detail in ('declined', 'expired')
  union all select m.chat_id, who.agent_id, m.detail || '_messages', m.messages from (
      select chat_id, agent_id, detail, count(*) as messages from facts where kind = 'message' group by 1, 2, 3) m ${both('m.agent_id')}
  union all select r.chat_id, who.agent_id, 'first_response', ${ms('r.queued_at', 'r.first_response_at')}
    from first_responses r ${both('r.agent_id')}
  union all select r.chat_id, who.agent_id, 'response', ${ms('r.asked_at', 'r.at')} from replies r ${both('r.agent_id')}
    where r.asked_at is not null and r.at is not null
  union all select f.chat_id, who.agent_id, case f.detail when 'reply' then 'reply_' else 'first_' end || given.what, 1 from facts f ${both('f.agent_id')}
    cross join lateral (values ('targets', true), ('targets_met', f.kind = 'target_met')) given(what, holds)
    where f.kind in ('target_met', 'target_missed') and given.holds
  union all select t.chat_id, who.agent_id, given.what, 1 from turns t
    cross join lateral (select * from wait_estimates w where w.chat_id = t.chat_id and w.made_at <= t.at offset 0) w ${both('t.agent_id')} cross join lateral (values
      ('estimates', true), ('estimates_kept', extract(epoch from t.at - w.made_at) between w.low and w.high)) given(what, holds)
    where t.is_first and given.holds`;

const added = (what: string): string => `coalesce(sum(value) filter (where what = '${what}'), 0)::int`;
const measured = (what: string): string => `sum(value) filter (where what = '${what}')::bigint`;

/**
 * SQL of the figures of chats, from their facts and from the columns of `chats`; columns as `FIGURE_COLUMNS`.
 * @param chats SQL of the rows `(chat_id)`
 */
export const figuresOf = (chats: string): string => `
  with ${happenedTo(chats)}, contributions as (${CONTRIBUTIONS})
  select c.chat_id, f.agent_id, c.created_at, c.priority, c.skills, c.team_id, c.tags, c.close_reason,
    ${[...COUNTED, ...DURATIONS].map((what) => `f.${what}`).join(', ')}, f.responses
  from (
    select chat_id, agent_id, ${COUNTED.map((what) => `${added(what)} as ${what}`).join(', ')},
      ${DURATIONS.map((what) => `${measured(what)} as ${what}`).join(', ')},
      coalesce(array_agg(value order by value) filter (where what = 'response'), '{}') as responses
    from contributions group by chat_id, agent_id
  ) f join chat c using (chat_id)`;
