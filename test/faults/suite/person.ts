import { randomUUID } from 'node:crypto';
import { SwitchboardClient } from '#client/conversation';
import { customerToken, ProblemError } from '#client/core';
import type { ServerEvents } from '#protocol';
import type { History } from './history';

const RETRIES = { backoff: { firstMs: 100, longestMs: 1_000 }, answerWithinSeconds: 3, sweepSeconds: 2 };
const OF_CHATS = ['chat.assigned', 'chat.updated', 'chat.closed', 'chat.transferred'] as const;
const IN_CHATS = ['message.deleted', 'message.read', 'typing', 'note.created'] as const;
/** A message under way in a chat is not followed by more than one other. */
const MOST_UNSENT = 2;

export interface PersonOptions {
  who: string;
  account: string;
  token: string;
  url: string;
  history: History;
}

/** User of the client library, whose every attempt, answer and event goes into the history. */
export class Person {
  client!: SwitchboardClient;
  /** When something that was written last was acked. */
  ackedAt = 0;
  private connections = 0;
  private readonly storage = new Map<string, string>();
  private readonly shown = new Map<string, number>();

  constructor(readonly options: PersonOptions) {
    this.connect();
  }

  get account(): string {
    return this.options.account;
  }

  get isOnline(): boolean {
    return this.client.state.getSnapshot().status === 'online';
  }

  /** The open chats of a customer, those in conversation of an agent. */
  get chats(): string[] {
    return this.client.chats
      .getSnapshot()
      .filter(({ status }) => status === 'active')
      .map(({ id }) => id);
  }

  /** Comes back as another client, as after a reload of the page; what was not sent is kept. */
  reconnect(): void {
    this.client.close();
    this.connect();
  }

  /** Goes for good, without a word. */
  leave(): void {
    this.note({ type: 'left' });
    this.client.close();
  }

  write(chatId: string, text: string): void {
    const conversation = this.client.followed(chatId);
    if (!conversation || this.client.unsent.getSnapshot() >= MOST_UNSENT * Math.max(1, this.chats.length)) return;
    const { clientMessageId } = conversation.send(text);
    this.note({ type: 'wrote', chatId, clientMessageId, text: text.slice(0, 40) });
  }

  /** Asks for something that is not a message; a refusal is an answer like any other. */
  async ask<N extends 'chat.close' | 'chat.transfer' | 'status.set'>(
    what: N,
    payload: Parameters<SwitchboardClient['ask']>[1],
  ): Promise<void> {
    const refusal = await this.client.ask(what, payload as never).then(
      () => undefined,
      (error: unknown) => error,
    );
    const { code, status } = refusal instanceof ProblemError ? refusal : { code: refusal ? 'unknown' : 'ok', status: 0 };
    this.note({ type: 'asked', what, code, status });
  }

  /** The last message that is shown of a chat. */
  shownOf(chatId: string): number {
    return this.shown.get(chatId) ?? 0;
  }

  /** What is shown of the chats that go on. */
  noteFollowed(): void {
    for (const chatId of this.chats) this.note({ type: 'followed', chatId, seq: this.shownOf(chatId) });
  }

  note(event: object): void {
    const { who, account } = this.options;
    this.options.history.note({ who: `${who}.${this.connections}`, account, ...event } as never);
  }

  private connect(): void {
    const { url, token } = this.options;
    this.connections += 1;
    this.shown.clear();
    const storage = {
      getItem: (key: string) => this.storage.get(key) ?? null,
      setItem: (key: string, value: string) => void this.storage.set(key, value),
      removeItem: (key: string) => void this.storage.delete(key),
    };
    this.client = new SwitchboardClient({ url, credentials: customerToken(token), storage, ...RETRIES });
    this.listen(this.client);
    this.client.connect();
  }

  private listen(client: SwitchboardClient): void {
    this.recordSending(client);
    client.onMessage(({ chatId, id, seq }) => {
      this.shown.set(chatId, seq);
      this.note({ type: 'shown', chatId, id, seq });
    });
    client.on('message.created', ({ message: { chatId, seq } }) => this.note({ type: 'heard', event: 'message.created', chatId, seq }));
    for (const event of IN_CHATS) client.on(event, ({ chatId }: { chatId: string }) => this.note({ type: 'heard', event, chatId }));
    for (const event of OF_CHATS)
      client.on(event, ({ chat }: Pick<ServerEvents['chat.updated'], 'chat'>) => this.note({ type: 'heard', event, chatId: chat.id }));
  }

  /** By the wire, independently of what the client makes of the answers. */
  private recordSending(client: SwitchboardClient): void {
    const { connection } = client as unknown as { connection: { ask: (name: string, payload: Sent) => Promise<Answered> } };
    const ask = connection.ask.bind(connection);
    connection.ask = async (name, payload) => {
      const { chatId, clientMessageId } = payload;
      if (name === 'chat.join') this.note({ type: 'joined', chatId });
      if (name !== 'message.send') return ask(name, payload);
      try {
        const answer = await ask(name, payload);
        this.ackedAt = performance.now();
        this.note({ type: 'acked', chatId, clientMessageId, id: answer.message.id, seq: answer.message.seq });
        return answer;
      } catch (error) {
        if (error instanceof ProblemError && error.status > 0 && (!error.isPassing || error.status === 500)) {
          this.note({ type: 'refused', chatId, clientMessageId, code: error.code, status: error.status });
          // The client says so in its turn, and keeps the message for the person to decide.
          setTimeout(() => client.followed(chatId)?.discard(clientMessageId), 0);
        }
        throw error;
      }
    };
  }
}

interface Sent {
  chatId: string;
  clientMessageId: string;
}
interface Answered {
  message: { id: string; seq: number };
}

/** Asks over REST until an answer is final, with the same key each time, so that it happens once. @returns the last answer */
export async function postOnce<T>(
  url: string,
  body: object,
  { token, until }: { token?: string; until: () => boolean },
): Promise<T | undefined> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    ...(token && { authorization: `Bearer ${token}` }),
  };
  let last: T | undefined;
  while (!until()) {
    try {
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) });
      last = (await answer.json()) as T & { code?: string };
      if (answer.status < 500 && (last as { code?: string }).code !== 'idempotency.in_progress') return last;
    } catch {
      // Nobody answered.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return last;
}
