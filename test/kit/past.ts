/** A number from 0 to 99 that is always the same for the same chat. */
const chance = (of: string, salt: number): string => `abs(hashtext(${of}::text || ${salt}) % 100)`;

/**
 * SQL of what a floor did in the days before `$4`, `$1` of them: more of it at ten and at three than at other hours, less of it on
 * Saturdays, waits that grow with it, one in nine abandoned. `$2` are the agents, the first of whom has most; `$3` names of skills.
 */
export const PAST = {
  chats: `
    with hours as (
      select day + hour * interval '1 hour' as at, extract(isodow from day) as weekday, hour,
        round((case when extract(isodow from day) > 5 then 0.35 else 1 end) * (5 + 4 * exp(-((hour - 10) ^ 2) / 4.0) + 3 * exp(-((hour - 15) ^ 2) / 5.0)))::int as chats
      from generate_series(date_trunc('day', $4::timestamptz, 'UTC') - $1::int * interval '1 day', date_trunc('day', $4::timestamptz, 'UTC') - interval '1 day', interval '1 day') day
      cross join generate_series(7, 18) hour
    ), planned as (
      select row_number() over (order by at, n) as n, at + n * interval '1 hour' / chats as at, chats from hours cross join lateral generate_series(0, chats - 1) n
    ), drawn as (
      select n, at, ${chance('n', 1)} < 11 as is_gone, (5 + ${chance('n', 2)} ^ 2 * chats ^ 2 / 3000.0) * interval '1 second' as wait,
        (60 + ${chance('n', 3)} * 9) * interval '1 second' as handle, ${chance('n', 4)} as verdict, ${chance('n', 5)} as mood, ${chance('n', 6)} as about,
        ($2::uuid[])[1 + floor(cardinality($2::uuid[]) * (${chance('n', 7)} / 100.0) ^ 1.6)::int] as agent
      from planned
    ), customer as (
      insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
      select gen_random_uuid(), (array['Mara Jensen', 'Tomás Rivera', 'Leo Novak', 'نور الهاشمي', 'Ingrid Berg', 'Jean-Baptiste de La Rochefoucauld', 'Olga Petrova'])[1 + n % 7],
        false, 'active', at, '{}', '', at, at from drawn returning id
    ), customers_by_place as (select id, row_number() over () as n from customer),
    past_chats as (
      insert into chats (id, customer_id, status, priority, subject, skills, agent_ids, agent_id, passed_over, declined_by, turned_down_at, queued_at,
        assigned_at, first_response_at, closed_at, close_reason, resolution, last_seq, read_up_to, tags, metadata, rating, created_at)
      select gen_random_uuid(), c.id, 'closed', case when about < 8 then 'urgent' when about < 25 then 'high' else 'normal' end,
        (array['Where is my parcel?', 'Charged twice', 'It still closes'])[1 + n % 3],
        jsonb_build_array(jsonb_build_object('name', ($3::text[])[1 + about % cardinality($3::text[])], 'minLevel', 1, 'required', true)),
        case when is_gone then '{}' else array[agent] end, case when not is_gone then agent end, '{}', '{}', '{}', at,
        case when not is_gone then at + wait end, case when not is_gone then at + wait + interval '20 s' end, at + wait + case when is_gone then interval '0' else handle end,
        case when is_gone then 'abandoned' when verdict < 12 then 'customer' when verdict < 18 then 'inactivity' else 'agent' end,
        case when not is_gone and verdict >= 18 then case when verdict < 84 then 'resolved' else 'unresolved' end end, 2, '{}',
        case when about < 12 then array['refund'] when about < 20 then array['late'] else '{}' end, '{}',
        case when not is_gone and mood < 34 then jsonb_build_object('score', case when mood < 20 then 5 when mood < 27 then 4 when mood < 30 then 3 when mood < 32 then 2 else 1 end,
          'comment', case when mood between 30 and 33 then 'I had to say it three times' end) end, at
      from drawn join customers_by_place c using (n)
      returning id, agent_id, created_at, assigned_at, first_response_at, closed_at, close_reason
    ), told as (
      insert into wait_estimates (chat_id, low, high, made_at)
      select id, t.seconds * 0.6, t.seconds * 1.5 + 20, created_at
      from past_chats cross join lateral (select extract(epoch from coalesce(assigned_at, closed_at) - created_at) * (0.5 + ${chance('id', 8)} / 100.0) as seconds) t
      where ${chance('id', 9)} < 40
    ), tagged as (insert into tags (key, name) select t, t from unnest(array['refund', 'late']) t on conflict do nothing)
    insert into chat_facts (chat_id, at, kind, agent_id, seq, detail)
    select c.id, happened.* from past_chats c cross join lateral (
      values (c.created_at, 'started', null::uuid, null::int, null), (c.created_at, 'message', null, 1, 'customer'),
        (c.assigned_at, 'assigned', c.agent_id, null, null), (c.first_response_at, 'message', c.agent_id, 2, 'agent'), (c.closed_at, 'closed', c.agent_id, null, c.close_reason)
    ) happened(at, kind, agent_id, seq, detail) where happened.at is not null order by happened.at`,
  agents: `
    insert into agent_facts (agent_id, at, status, active_chats, max_concurrent_chats)
    select agent, day + since + lunch * interval '45 min' * place, status, taken, 4
    from unnest($2::uuid[]) with ordinality agents(agent, place)
    cross join generate_series(date_trunc('day', $4::timestamptz, 'UTC') - $1::int * interval '1 day', date_trunc('day', $4::timestamptz, 'UTC') - interval '1 day', interval '1 day') day
    cross join (values ('7 h'::interval, 'online', 0, 0), ('7 h 12 min', 'online', 2, 0), ('10 h 30 min', 'away', 0, 1), ('11 h 15 min', 'online', 1, 1), ('16 h', 'online', 3, 0),
      ('17 h 30 min', 'online', 0, 0), ('19 h', 'offline', 0, 0)) shift(since, status, taken, lunch)
    where $3::text[] is not null order by 1, 2`,
  log: `
    insert into domain_events (type, stream_id, data, at, published_at)
    select 'AgentStatusChanged', agent_id, jsonb_build_object('before', before, 'state', jsonb_build_object('status', status, 'statusReason', 'selected')), at, at
    from (select *, lag(status, 1, 'offline') over (partition by agent_id order by at) as before from agent_facts where agent_id = any($2::uuid[]) and at < date_trunc('day', $4::timestamptz, 'UTC')) facts
    where before <> status and $1::int > 0 and $3::text[] is not null order by at`,
};
