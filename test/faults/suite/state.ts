import type { DataSource } from 'typeorm';
import { countersAndChats, seatFacts } from '../../kit/assignment-replay';
import { Probe } from '../../kit/probe';
import type { Stored } from './checker/stored';
import type { Look } from './history';

/** Reads the final state of the database. */
export async function readStored(database: DataSource): Promise<Stored> {
  const messages = await database.query<Stored['messages']>(
    `select chat_id as "chatId", seq, id, sender_id as "senderId", client_message_id as "clientMessageId", left(text, 40) as text, notice,
       extract(epoch from created_at)::float8 * 1000 as at from messages order by chat_id, seq`,
  );
  const chats = await database.query<Stored['chats']>(
    'select id, status, agent_id as "agentId", customer_id as "customerId", last_seq as "lastSeq" from chats',
  );
  const differences = await new Probe(database).recounted(today());
  return { messages, chats, seats: await seatFacts(database), desks: await countersAndChats(database), differences };
}

/** One look at what is never to last, by the time of the database. */
export async function look(database: DataSource): Promise<Look> {
  const beside = (await new Probe(database).waitingBesideTheFree()) as { id: string }[];
  const unattended = await database.query<{ id: string }[]>(
    `select id from chats c where status = 'active'
       and not exists (select from agent_connections l where l.agent_id = c.agent_id and l.expires_at > clock_timestamp())`,
  );
  return { waitingBesideTheFree: beside.map(({ id }) => id), unattended: unattended.map(({ id }) => id) };
}

function today(): string {
  const day = 86_400_000;
  const midnight = Math.floor(Date.now() / day) * day;
  return `from=${new Date(midnight - day).toISOString()}&to=${new Date(midnight + day).toISOString()}`;
}
