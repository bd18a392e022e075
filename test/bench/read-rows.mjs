import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers';
import pg from 'pg';
import { loadLog } from './read-log.mjs';

const MESSAGES_EACH = 5;

const DAYS_LEFT = `select count(distinct date_trunc('day', slot, 'UTC'))::int - count(*) filter (where grain = 'day')::int as days
  from figure_rollups where dimension = 'all' and key = '' and slot < date_trunc('day', now(), 'UTC')`;
const PAUSE_MS = 1_000;

/**
 * Asks for figures until the product, which rolls up before it answers, has no facts left; then waits until its worker has added up the days.
 * @returns seconds until no facts are left
 */
export async function settled(databaseUrl, admin, say) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const from = performance.now();
  for (let left = Infinity; left > 0;) {
    await admin.get(`/analytics/overview?from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date().toISOString()}`);
    const { rows } = await client.query('select count(*)::int as facts from chat_facts where not settled');
    left = rows[0].facts;
    say(`${left} facts to add up`);
  }
  const seconds = (performance.now() - from) / 1000;
  for (let left = Infinity; left > 0;) {
    const { rows } = await client.query(DAYS_LEFT);
    left = rows[0].days;
    say(`${left} days to add up`);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await client.end();
  return seconds;
}

/**
 * Writes closed chats of the last `days`, each of its own customer, and beside them those that wait and those that are open. Agent 1 is
 * the given one, who has as many as any other; the others are away, so that nobody is given what waits. `order` is in each message, `came loose` and `订单` in one chat of a hundred, `zebra` and the
 * number of the chat in few.
 */
export async function loadReads(databaseUrl, { chats, agents, waiting, days = 180, withFigures = false }, agentId, say = () => {}) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  say(`loading ${chats} chats of ${agents} agents`);
  await client.query(
    `insert into users (id, name, email, role, active, password_hash, max_concurrent_chats, skills, created_at)
     select gen_random_uuid(), 'Agent ' || n, n || '@bench.example', 'agent', true, '-', 5, '[]', now() from generate_series(2, $1::int) n`,
    [agents],
  );
  await client.query(
    `insert into agents (id, selected_status, selected_because, connected, inactive, last_activity_at, active_chats, own_limit, max_concurrent_chats, status, status_reason, status_since, enabled)
     select id, 'away', 'selected', true, false, now(), 2, 5, 5, 'away', 'selected', now(), true from users where role = 'agent' and id <> $1 on conflict do nothing`,
    [agentId],
  );
  await client.query(
    `insert into agent_connections (socket_id, agent_id, session_id, node_id, expires_at) select 'socket of ' || id, id, id, gen_random_uuid(), now() + interval '30 days' from agents where status = 'away'`,
  );
  say('customers');
  await client.query(
    `insert into customers (id, name, email, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
     select gen_random_uuid(), 'Customer ' || n, n || '@bench.example', false, 'active', now(), '{}', to_tsvector('simple', 'customer ' || n),
       now() - n * interval '1 second', now()
     from generate_series(1, $1::int) n`,
    [chats],
  );
  say('chats');
  await client.query(
    `insert into chats (id, customer_id, status, priority, subject, skills, agent_id, agent_ids, passed_over, declined_by, turned_down_at, queued_at,
       closed_at, close_reason, resolution, last_seq, read_up_to, tags, rating, metadata, search, created_at, last_message_at, awaiting_reply_since)
     select gen_random_uuid(), c.id, case when waits then 'queued' when open then 'active' else 'closed' end,
       (array['low', 'normal', 'normal', 'high', 'urgent'])[1 + n % 5], 'A question about an order', '[{"name": "billing", "minLevel": 1, "required": true}]',
       case when not waits then agent end, case when waits then '{}' else array[agent] end, '{}', '{}', '{}', at,
       case when not waits and not open then at + interval '10 minutes' end, case when not waits and not open then 'agent' end,
       case when not waits and not open then (array['resolved', 'unresolved'])[1 + n % 2] end, ${MESSAGES_EACH}, '{}',
       case when n % 100 = 0 then '{vip,late}'::text[] else '{}' end, case when n % 10 = 0 then '{"score": 5, "comment": null}'::jsonb end, '{}',
       to_tsvector('simple', 'a question about an order'), at, at + interval '9 minutes', case when open then at + interval '9 minutes' end
     from (
       select n, c.id, n <= $2::int as waits, n between $2::int + 1 and $2::int + 2 * $3::int as open,
         a.ids[1 + n % array_length(a.ids, 1)] as agent,
         case when n <= $2::int then now() - n * interval '0.5 second' else now() - interval '1 hour' - interval '${days} days' * n / $1::int end as at
       from (select id, row_number() over (order by created_at desc)::int as n from customers where email like '%@bench.example') c,
         (select array_agg(id order by id = $4::uuid desc, id) as ids from users where role = 'agent') a
     ) c`,
    [chats, waiting, agents, agentId],
  );
  say('messages');
  await client.query(
    `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, search, created_at)
     select c.id, m, gen_random_uuid(), m::text, 'customer', c.customer_id, 'Cleo', said, '[]',
       to_tsvector('simple', replace(said, '我的订单', '我的 的订 订单 单')), c.created_at + m * interval '1 minute'
     from (select id, customer_id, created_at, row_number() over (order by created_at desc, id) as n from chats) c, generate_series(1, ${MESSAGES_EACH}) m,
       lateral (select 'Something about my order ' || c.n || case
         when m = 1 and c.n % 100 = 1 then ' came loose' when m = 1 and c.n % 100 = 2 then ' 我的订单' when m = 1 and c.n % 20000 = 3 then ' zebra' else ' of some words' end as said) s`,
  );
  await client.query(
    `insert into notes (id, chat_id, author_id, author_name, text, search, created_at)
     select gen_random_uuid(), id, $1, 'Agent 1', 'A note', to_tsvector('simple', 'a note'), created_at
     from (select id, created_at, row_number() over (order by created_at) as n from chats) c where n % 10 = 0`,
    [agentId],
  );
  if (withFigures) {
    say('facts');
    await client.query(
      `insert into chat_facts (chat_id, at, kind, agent_id, seq, detail)
     select c.id, happened.* from chats c cross join lateral (
       values (c.created_at, 'started', null::uuid, null::int, null), (c.created_at + interval '30 s', 'assigned', c.agent_id, null, null),
         (c.closed_at, 'closed', c.agent_id, null, 'agent')
       union all select c.created_at + seq * interval '1 minute', 'message', c.agent_id, seq, (array['agent', 'customer'])[1 + seq % 2]
         from generate_series(1, ${MESSAGES_EACH}) seq
     ) happened(at, kind, agent_id, seq, detail) where c.status = 'closed' order by kind = 'message', at`,
    );
  }
  say('log');
  await loadLog(client);
  say('statistics');
  await client.query('vacuum analyze users, agents, chats, customers, messages, notes, chat_facts, domain_events');
  await client.end();
}

export async function storedRows(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    'select (select count(*)::int from chats) as chats, (select count(*)::int from messages) as messages',
  );
  await client.end();
  return rows[0];
}
