import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { eventually } from './client';
import { randomness } from './randomness';
import type { ServerProcess, Staff } from './server-process';
import { faults, type Said } from './transcript-checker';
import { RecordingClient } from './recording-client';

/** Upper bound for a busy machine; normally it takes far less. */
const CONVERGES_WITHIN_MS = 25_000;
/** Probability that a step of the talk also deletes a message. */
const DELETE_PROBABILITY = 0.1;

export interface CrowdOptions {
  /** Returns a running server for starting chats and signing in, without the disturbances under test. */
  server: () => ServerProcess;
  admin: Staff;
  /** The URL that clients connect to. */
  url: string;
  chats: number;
  agents: number;
  seed: number;
}

interface Seat {
  witness: RecordingClient;
  chatId: string;
}

/** Simulated crowd of customers and agents: in each chat are the customer on two devices, its agent, and a supervisor who watches. */
export class Crowd {
  private readonly chance: () => number;
  private readonly desks: RecordingClient[] = [];
  private readonly others: RecordingClient[] = [];
  private readonly writers: Seat[] = [];
  private count = 0;

  private constructor(private readonly options: CrowdOptions) {
    this.chance = randomness(options.seed);
  }

  static async gather(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    const { admin, agents, chats } = options;
    for (let i = 0; i < agents; i++) {
      const { id, token } = await options.server().agent(admin, `Agent${i}`);
      crowd.desks.push(crowd.witness(`agent ${i}`, id, token));
    }
    await eventually(async () => crowd.desks.every((desk) => desk.isOnline), 'the agents to be online');
    const observer = crowd.witness('supervisor', admin.id, admin.token, true);
    crowd.others.push(observer);
    for (let i = 0; i < chats; i++) await crowd.open(i, observer);
    return crowd;
  }

  /** Lets random participants write for `forMs`, and sometimes delete a message of theirs. */
  async talk({ forMs, everyMs }: { forMs: number; everyMs: number }): Promise<void> {
    const end = performance.now() + forMs;
    while (performance.now() < end) {
      const { witness, chatId } = this.oneOf(this.writers)!;
      witness.say(chatId, `${witness.who} says ${(this.count += 1)}`);
      const deletable = this.oneOf(witness.stored);
      // The deletion may fail while no server answers; then the message stays.
      if (deletable && this.chance() < DELETE_PROBABILITY)
        void witness.client.rest.delete(`/chats/${deletable.chatId}/messages/${deletable.id}`).catch(() => undefined);
      await sleep(this.chance() * 2 * everyMs);
    }
  }

  /** Waits until all clients agree with the database. @returns the differences that remain after the time limit */
  async faults(database: DataSource): Promise<string[]> {
    const end = performance.now() + CONVERGES_WITHIN_MS;
    for (;;) {
      const found = faults(
        await stored(database, this.chatIds),
        this.witnesses.map(({ view }) => view),
      );
      if (found.length === 0 || performance.now() > end) return found;
      await sleep(100);
    }
  }

  get written(): number {
    return this.count;
  }

  /** Closes all chats and sets the agents offline, so that later tests meet neither. */
  async disperse(): Promise<void> {
    const { server, admin } = this.options;
    for (const chatId of this.chatIds) {
      const close = () => server().api(admin.token).post(`/chats/${chatId}/close`);
      await eventually(async () => [200, 409].includes((await close()).status), 'a chat to be closed');
    }
    for (const { client } of this.witnesses) client.close();
    for (const { token } of this.desks) {
      const leave = () => this.options.server().api(token).put('/agents/me/status', { status: 'offline' });
      await eventually(async () => (await leave()).status === 200, 'an agent to leave');
    }
  }

  private async open(i: number, observer: RecordingClient): Promise<void> {
    const server = this.options.server();
    const { chatId, token } = await server.startChat({ customer: { name: `Customer${i}` } });
    const look = async () => (await server.api(token).get(`/chats/${chatId}`)).body as { agentId: string | null; customer: { id: string } };
    const desk = await eventually(async () => {
      const { agentId } = await look();
      return this.desks.find(({ accountId }) => accountId === agentId);
    }, 'an agent for the chat');
    const { customer } = await look();
    const devices = ['phone', 'laptop'].map((device) => this.witness(`customer ${i}, ${device}`, customer.id, token));
    this.others.push(...devices);
    for (const witness of [...devices, desk, observer]) witness.follow(chatId);
    for (const witness of [...devices, desk]) this.writers.push({ witness, chatId });
  }

  private witness(who: string, accountId: string, token: string, oversees = false): RecordingClient {
    return new RecordingClient(who, accountId, this.options.url, token, oversees);
  }

  private get chatIds(): string[] {
    return [...new Set(this.writers.map(({ chatId }) => chatId))];
  }

  private get witnesses(): RecordingClient[] {
    return [...this.desks, ...this.others];
  }

  private oneOf<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.chance() * all.length)];
  }
}

function stored(database: DataSource, chatIds: string[]): Promise<Said[]> {
  return database.query(
    'select chat_id as "chatId", seq, id, sender_id as "senderId", client_message_id as "clientMessageId", text from messages where chat_id = any($1)',
    [chatIds],
  );
}
