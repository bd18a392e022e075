// A Socket.IO server that does nothing but ack; as `insert`, after writing the message to Postgres. As `connect` it writes who connects
// and says `ready`.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import { PLAN } from './plan.mjs';

const TABLE = `create table bare_messages (
  id uuid primary key, chat_id uuid not null, seq integer not null, client_message_id text not null, text text not null, created_at timestamptz not null
)`;
const INSERT = 'insert into bare_messages (id, chat_id, seq, client_message_id, text, created_at) values ($1, $2, $3, $4, $5, $6)';

const keep = process.argv[2] === 'insert' ? await inserts() : () => undefined;
const greet = process.argv[2] === 'connect' ? await greets() : () => undefined;
const lastSeq = new Map();

const http = createServer();
new Server(http, { serveClient: false }).on('connection', (socket) => {
  void greet(socket);
  socket.on('message.send', async ({ chatId, clientMessageId, text }, ack) => {
    const seq = (lastSeq.get(chatId) ?? 0) + 1;
    lastSeq.set(chatId, seq);
    const message = { id: randomUUID(), chatId, seq, clientMessageId, text, createdAt: new Date().toISOString() };
    await keep(message);
    ack({ ok: true, data: { message } });
  });
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${http.address().port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));

async function inserts() {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: PLAN.pool });
  await pool.query(TABLE);
  return ({ id, chatId, seq, clientMessageId, text, createdAt }) => pool.query(INSERT, [id, chatId, seq, clientMessageId, text, createdAt]);
}

async function greets() {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: PLAN.pool });
  await pool.query('create table bare_connections (socket_id text primary key, at timestamptz not null)');
  return async (socket) => {
    await pool.query('insert into bare_connections (socket_id, at) values ($1, now())', [socket.id]);
    socket.emit('ready', { serverTime: new Date().toISOString() });
  };
}
