import { performance } from 'node:perf_hooks';
import { pause, TEXT } from './load.mjs';
import { median, quantile } from './numbers.mjs';

const TICK_MS = 2;
const DONE_WITHIN_MS = 20_000;

/**
 * How long an ack takes while messages come at a given rate, whatever the answers do. A message's time runs from when it was due, so that
 * a system that falls behind cannot hide it. The systems take turns; medians of the rounds.
 */
export async function measurePaced(systems, perSecond, { pacedRounds, pacedMs }) {
  const rounds = new Map(systems.map(({ name }) => [name, []]));
  for (let round = 0; round < pacedRounds; round++) {
    for (const system of systems) rounds.get(system.name).push(await paced(system, perSecond, pacedMs));
  }
  const summary = (name) => ({ p50: median(rounds.get(name).map(({ p50 }) => p50)), p99: median(rounds.get(name).map(({ p99 }) => p99)) });
  return { perSecond, systems: Object.fromEntries(systems.map(({ name }) => [name, summary(name)])) };
}

async function paced({ name, conversations }, perSecond, durationMs) {
  const latencies = [];
  const startedAt = performance.now();
  const total = Math.floor((perSecond * durationMs) / 1000);
  let sent = 0;
  let failure;
  const send = (dueAt) => {
    const { socket, chatId, acked } = conversations[sent % conversations.length];
    const clientMessageId = `paced-${name}-${startedAt.toFixed(3)}-${sent++}`.replaceAll('.', '-');
    socket.emit('message.send', { chatId, clientMessageId, text: TEXT }, (ack) => {
      if (!ack.ok) return void (failure = ack.error);
      latencies.push(performance.now() - dueAt);
      acked.push({ clientMessageId, id: ack.data.message.id, seq: ack.data.message.seq });
    });
  };
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    while (sent < due) send(startedAt + (sent / perSecond) * 1000);
    await pause(TICK_MS);
  }
  const deadline = performance.now() + DONE_WITHIN_MS;
  while (latencies.length < total && !failure) {
    if (performance.now() > deadline) throw new Error(`${name}: ${total - latencies.length} messages were never acked`);
    await pause(TICK_MS);
  }
  if (failure) throw new Error(`${name}: ${JSON.stringify(failure)}`);
  latencies.sort((a, b) => a - b);
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
