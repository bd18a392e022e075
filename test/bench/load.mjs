import { performance } from 'node:perf_hooks';
import { cpuSeconds } from './cpu.mjs';
import { quantile } from './numbers.mjs';

export const TEXT = 'Good morning! My parcel has not arrived, though the tracking page says that it was delivered on Tuesday.';
const DONE_WITHIN_MS = 20_000;

/** One turn of one system: every customer keeps so many messages under way; counted is what is acked within the measured time. */
export async function measureRound({ name, pid, conversations }, { inFlight, warmUpMs, measureMs }) {
  const turn = new Turn(conversations, inFlight);
  turn.start();
  await pause(warmUpMs);
  const [server, client] = [cpuSeconds(pid), process.cpuUsage()];
  turn.measure();
  await pause(measureMs);
  const { acked, seconds, latencies } = turn.stop();
  const spent = process.cpuUsage(client);
  const cpu = { server: (cpuSeconds(pid) - server) / seconds, client: (spent.user + spent.system) / 1e6 / seconds };
  await turn.settled(name);
  latencies.sort((a, b) => a - b);
  return { perSecond: acked / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), cpu };
}

let messages = 0;

class Turn {
  #running = true;
  #measuring = false;
  #underWay = 0;
  #latencies = [];
  #from = 0;
  #failure;

  constructor(conversations, inFlight) {
    this.conversations = conversations;
    this.inFlight = inFlight;
  }

  start() {
    for (const conversation of this.conversations) for (let i = 0; i < this.inFlight; i++) this.#send(conversation);
  }

  measure() {
    this.#measuring = true;
    this.#from = performance.now();
  }

  stop() {
    this.#running = false;
    this.#measuring = false;
    return { acked: this.#latencies.length, seconds: (performance.now() - this.#from) / 1000, latencies: this.#latencies };
  }

  /** Every message that was sent is acked before the next system has its turn. */
  async settled(name) {
    const deadline = performance.now() + DONE_WITHIN_MS;
    while (this.#underWay > 0 && !this.#failure) {
      if (performance.now() > deadline) throw new Error(`${name}: ${this.#underWay} messages were never acked`);
      await pause(5);
    }
    if (this.#failure) throw new Error(`${name}: ${JSON.stringify(this.#failure)}`);
  }

  #send(conversation) {
    const clientMessageId = `m${++messages}`;
    const sentAt = performance.now();
    this.#underWay++;
    conversation.socket.emit('message.send', { chatId: conversation.chatId, clientMessageId, text: TEXT }, (ack) => {
      this.#underWay--;
      if (!ack.ok) return void (this.#failure = ack.error);
      if (this.#measuring) this.#latencies.push(performance.now() - sentAt);
      conversation.acked.push({ clientMessageId, id: ack.data.message.id, seq: ack.data.message.seq });
      if (this.#running) this.#send(conversation);
    });
  }
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
