// A plain HTTP server that answers 50 rows by one prepared, indexed query, or as many as its path says: the floor of what a page may cost.
import { createServer } from 'node:http';
import pg from 'pg';
import { PLAN } from './plan.mjs';

const PAGE = { name: 'page', text: 'select * from bare_rows where id > $1 order by id limit $2' };

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: PLAN.pool });
await pool.query('drop table if exists bare_rows');
await pool.query(
  'create table bare_rows as select n as id, now() as created_at, repeat(md5(n::text), 8) as text from generate_series(1, 100000) n',
);
await pool.query('alter table bare_rows add primary key (id)');
await pool.query('analyze bare_rows');

const http = createServer(async ({ url }, response) => {
  const { rows } = await pool.query({ ...PAGE, values: [Math.floor(Math.random() * 99_000), Number(url.slice(1)) || 50] });
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: rows, nextCursor: null }));
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${http.address().port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
