import { clearTimeout, setTimeout } from 'node:timers';
import { performance } from 'node:perf_hooks';
import { connect, Rest } from './client.mjs';
import { ADMIN } from './processes.mjs';

const PASSWORD = 'also-only-for-the-benchmark';
const NO_LIMITS = { maxMessagesPerSecond: 0, maxEventsPerSecond: 0, maxNewChatsPerMinute: 0, maxLoginsPerMinute: 0 };
const ASSIGNED_WITHIN_MS = 20_000;

/** The product with its agents online, and each customer in a chat that was routed to one of them. */
export async function openSwitchboard({ url, pid }, { agents, customers }) {
  const visitor = new Rest(url);
  const admin = new Rest(url, (await visitor.post('/auth/login', ADMIN)).accessToken);
  await admin.patch('/settings', { ...NO_LIMITS, maxConcurrentChats: Math.ceil(customers / agents) });
  const assigned = new Assigned();
  for (let i = 0; i < agents; i++) {
    const email = `agent-${i}@bench.example`;
    await admin.post('/users', { name: `Agent ${i}`, email, password: PASSWORD, role: 'agent' });
    const { accessToken } = await visitor.post('/auth/login', { email, password: PASSWORD });
    assigned.listen(await connect(url, accessToken));
  }
  const conversations = [];
  for (let i = 0; i < customers; i++) {
    const { chat, customerToken } = await visitor.post('/chats', { customer: { name: `Customer ${i}` } });
    conversations.push({ socket: await connect(url, customerToken), chatId: chat.id, acked: [] });
  }
  await assigned.all(conversations.map(({ chatId }) => chatId));
  return { name: 'switchboard', url, pid, visitor, admin, assigned, conversations };
}

/** When `chat.assigned` was heard at an agent's socket, by chat. */
class Assigned {
  at = new Map();
  /** Chats that two agents were given, or one twice. */
  twice = [];
  #waiting = new Set();

  listen(socket) {
    socket.on('chat.assigned', ({ chat }) => {
      if (this.at.has(chat.id)) this.twice.push(chat.id);
      this.at.set(chat.id, performance.now());
      for (const look of this.#waiting) look();
    });
  }

  /** Resolves when all of these chats were heard of. */
  all(chatIds) {
    return new Promise((resolve, reject) => {
      const missing = new Set(chatIds);
      const timer = setTimeout(
        () => reject(new Error(`${missing.size} of ${chatIds.length} chats were not assigned in time`)),
        ASSIGNED_WITHIN_MS,
      );
      const look = () => {
        for (const id of missing) {
          if (!this.at.has(id)) return;
          missing.delete(id);
        }
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
