import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { again, type Floor } from './floor';

/** What it takes for alerts to be heard, done to the real thing. */
export interface Provocation {
  how: string;
  alerts: readonly string[];
  /** @returns what ends it */
  provoke: (floor: Floor) => Promise<() => Promise<unknown>>;
}

const MOST_BYTES = 1_600_000_000;
const STOPPED_MS = 600;
const MAILS = 55;
/** As many as there may be, each with a delivery for each message. */
const WEBHOOKS = 25;
const MESSAGES = 45;
const nothing = (): Promise<void> => Promise.resolve();

/** A lock in a transaction that somebody forgot to end. */
async function locked({ postgres }: Floor, table: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return () => client.end();
}

/** In their order: each begins beside what those before it have left behind. */
export const PROVOCATIONS: readonly Provocation[] = [
  {
    how: 'a node is stopped by SIGSTOP for more than half a second, again and again',
    alerts: ['SwitchboardEventLoopLags'],
    provoke: async ({ node }) =>
      again(async () => {
        process.kill(node.pid, 'SIGSTOP');
        await sleep(STOPPED_MS);
        process.kill(node.pid, 'SIGCONT');
      }, 300),
  },
  {
    how: 'a node takes 1.6 GB, and writes them',
    alerts: ['SwitchboardMemoryGrows'],
    provoke: async ({ node }) => {
      await node.ask({ ask: 'take memory', bytes: MOST_BYTES } as { ask: string });
      return () => node.ask({ ask: 'give it back' });
    },
  },
  {
    how: 'tickets are answered by e-mail, and the mail server is off',
    alerts: ['SwitchboardMailsPileUp'],
    provoke: async ({ node, admin }) => {
      for (let i = 0; i < MAILS; i++) {
        const message = { name: `Customer ${i}`, email: `customer-${i}@example.com`, message: 'Where is my parcel?' };
        const { ticket } = (await node.api().post('/offline-messages', message)).body as { ticket: { id: string } };
        await node.api(admin.token).post(`/tickets/${ticket.id}/mails`, { text: 'On its way' });
      }
      return nothing;
    },
  },
  {
    how: 'receivers of webhooks answer 500',
    alerts: ['SwitchboardWebhooksPileUp'],
    provoke: async ({ node, admin, receiver }) => {
      const api = node.api(admin.token);
      for (let i = 0; i < WEBHOOKS; i++) await api.post('/webhooks', { url: receiver.url, events: ['message.created'] });
      const { chatId, token } = await node.startChat();
      for (let i = 0; i < MESSAGES; i++)
        await node.api(token).post(`/chats/${chatId}/messages`, { clientMessageId: `m${i}`, text: 'Hello?' });
      return nothing;
    },
  },
  {
    how: 'a customer waits, for whom nobody is there; by the database, for eleven minutes',
    alerts: ['SwitchboardChatsWaitLong'],
    provoke: async (floor) => {
      const { chatId, token } = await floor.node.startChat();
      await floor.node.connect(token);
      await floor.database.query(`update chats set queued_at = now() - interval '11 minutes' where id = $1`, [chatId]);
      const second = await floor.startNode(['--role=web']);
      return () => second.api(floor.admin.token).post(`/chats/${chatId}/close`);
    },
  },
  {
    how: 'Postgres is stopped while people go on',
    alerts: ['SwitchboardRequestsFail', 'SwitchboardCommandsFail', 'SwitchboardSweepsFail'],
    provoke: async ({ node, postgres, admin }) => {
      await postgres.stop();
      const stop = again(
        () => Promise.all([node.api().post('/chats', { customer: { name: 'Cleo' } }), node.api(admin.token).get('/chats')]),
        100,
      );
      return async () => {
        await postgres.startAgain();
        await stop();
      };
    },
  },
  {
    how: 'somebody holds a lock on the chats, and their own transaction open',
    alerts: ['SwitchboardDatabaseConnectionsExhausted', 'SwitchboardSlow'],
    provoke: async (floor) => {
      const unlock = await locked(floor, 'chats');
      const reads = Array.from({ length: 12 }, () => again(() => floor.node.api(floor.admin.token).get('/chats'), 10));
      return async () => {
        await unlock();
        await Promise.all(reads.map((stop) => stop()));
      };
    },
  },
  {
    how: 'somebody holds a lock on the messages, and their own transaction open',
    alerts: ['SwitchboardMessagesPileUp'],
    provoke: async (floor) => {
      const { chatId, token } = await floor.node.startChat();
      const cleo = await floor.node.connect(token);
      const unlock = await locked(floor, 'messages');
      let sent = 0;
      const send = (): void => void cleo.socket.emit('message.send', { chatId, clientMessageId: `p${(sent += 1)}`, text: 'Hello?' });
      const stop = again(async () => {
        for (let i = 0; i < 300; i++) send();
      }, 500);
      return async () => {
        await stop();
        await unlock();
      };
    },
  },
  {
    how: 'a node is killed',
    alerts: ['SwitchboardDown'],
    provoke: async ({ node }) => {
      node.closeClients();
      await node.kill();
      return nothing;
    },
  },
  {
    how: 'no process runs the sweeps any more, and a node has died between commit and publishing two minutes ago',
    alerts: ['SwitchboardEventsNotPublished'],
    provoke: async ({ database }) => {
      await database.query(`update domain_events set published_at = null, at = now() - interval '2 minutes'
        where position = (select max(position) from domain_events)`);
      return nothing;
    },
  },
];
