/** Writes a floor of so many agents who are online, with so many seats each, where nothing else is. */
export async function floor(pool, agents, limit) {
  await pool.query('truncate users, agents, agent_connections, chats, customers, messages, domain_events restart identity');
  await agentsOnline(pool, agents, limit);
}

/** Writes so many agents who are online, beside whoever is there. */
export async function agentsOnline(pool, agents, limit) {
  await pool.query(
    `insert into users (id, name, email, role, active, password_hash, max_concurrent_chats, skills, created_at)
     select gen_random_uuid(), 'Agent ' || n, n || '@bench.example', 'agent', true, '-', $2::int, '[]', now() from generate_series(1, $1::int) n`,
    [agents, limit],
  );
  await pool.query(
    `insert into agents (id, selected_status, selected_because, connected, inactive, last_activity_at, active_chats, own_limit, max_concurrent_chats, status, status_reason, status_since, enabled)
     select id, 'online', 'connected', true, false, now(), 0, max_concurrent_chats, max_concurrent_chats, 'online', 'connected', now(), true from users where password_hash = '-'`,
  );
  await pool.query(
    `insert into agent_connections (socket_id, agent_id, session_id, node_id, expires_at) select 'socket of ' || id, id, id, gen_random_uuid(), now() + interval '1 hour' from agents where status = 'online'`,
  );
  await pool.query('analyze');
}

/** Chats that wait, each of its own customer. @param skills what they ask for */
export async function backlog(pool, chats, skills = []) {
  await pool.query(
    `insert into customers (id, name, verified, account_status, account_status_since, attributes, search, created_at, updated_at)
     select gen_random_uuid(), 'Customer ' || n, false, 'active', now(), '{}', ('customer ' || n)::tsvector, now(), now() from generate_series(1, $1::int) n`,
    [chats],
  );
  await pool.query(
    `insert into chats (id, customer_id, status, priority, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, last_seq, read_up_to, tags, metadata, created_at)
     select gen_random_uuid(), id, 'queued', 'normal', $1::jsonb, '{}', '{}', '{}', '{}', now() - random() * interval '1 hour', 0, '{}', '{}', '{}', now() from customers`,
    [JSON.stringify(skills)],
  );
  await pool.query('analyze');
}
