import { performance } from 'node:perf_hooks';
import { pause } from './load.mjs';
import { quantile } from './numbers.mjs';

const MAX_LIMIT = 1_000;
const SETTLE_MS = 1_500;
/** Chats started at once while the backlog grows. */
const STARTERS = 16;

/** From `POST /chats` to `chat.assigned` at the agent's socket, while nothing else happens. */
export async function timeAssignments({ admin, visitor, assigned }, { singleChats }) {
  await admin.patch('/settings', { maxConcurrentChats: MAX_LIMIT });
  await pause(SETTLE_MS);
  const times = [];
  for (let i = 0; i < singleChats; i++) {
    const from = performance.now();
    const { chat } = await visitor.post('/chats', { customer: { name: `Visitor ${i}` } });
    await assigned.all([chat.id]);
    times.push(assigned.at.get(chat.id) - from);
  }
  times.sort((a, b) => a - b);
  return { chats: singleChats, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Nobody has a free seat while the chats arrive; then everybody has, at once. */
export async function drainBacklog({ admin, visitor, assigned }, { backlog }) {
  await admin.patch('/settings', { maxConcurrentChats: 0 });
  await pause(SETTLE_MS);
  const chatIds = [];
  const starters = Array.from({ length: STARTERS }, async () => {
    while (chatIds.length < backlog) {
      const place = chatIds.push(undefined) - 1;
      const { chat } = await visitor.post('/chats', { customer: { name: `In line ${place}` } });
      chatIds[place] = chat.id;
    }
  });
  await Promise.all(starters);
  const early = chatIds.filter((id) => assigned.at.has(id)).length;
  if (early > 0) throw new Error(`${early} chats were assigned though nobody had a free seat`);
  await pause(SETTLE_MS);
  const from = performance.now();
  await admin.patch('/settings', { maxConcurrentChats: MAX_LIMIT });
  await assigned.all(chatIds);
  const seconds = (Math.max(...chatIds.map((id) => assigned.at.get(id))) - from) / 1000;
  return { chats: backlog, seconds, perSecond: backlog / seconds, chatIds };
}
