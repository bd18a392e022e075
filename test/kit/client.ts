import { io, type Socket } from 'socket.io-client';
import type { Ack, ClientEventName, ReplyOf, RequestOf, ServerEventName, ServerEvents } from '#protocol';
import type { Unsaid } from './api';
import { wire } from './wire';

const TIMEOUT_MS = 5_000;

interface Heard {
  name: string;
  payload: unknown;
}

/** Recording socket: a plain `socket.io-client` that stores every event it receives. */
export class Connected {
  readonly log: Heard[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload: unknown) => {
      this.log.push({ name, payload });
      wire.note('event', name, payload);
      for (const look of this.waiting) look();
    });
  }

  all<N extends ServerEventName>(name: N): ServerEvents[N][] {
    return this.log.filter((each) => each.name === name).map(({ payload }) => payload as ServerEvents[N]);
  }

  /** Returns the first event that matches, past or future. */
  heard<N extends ServerEventName>(name: N, fits: (payload: ServerEvents[N]) => boolean = () => true): Promise<ServerEvents[N]> {
    return this.until(`${name} is heard`, () => this.all(name).find(fits));
  }

  /** Waits for `count` events of this name. */
  async heardTimes<N extends ServerEventName>(name: N, count: number): Promise<ServerEvents[N][]> {
    return this.until(`${count} × ${name}`, () => (this.all(name).length >= count ? this.all(name) : undefined));
  }

  /** Sends an event and returns the whole ack. */
  async emit<T = Unsaid>(name: string, payload: unknown): Promise<T> {
    const ack = (await this.socket.timeout(TIMEOUT_MS).emitWithAck(name, payload)) as T;
    wire.note('ack', name, ack);
    if ((ack as { ok?: boolean }).ok) wire.note('request', name, payload);
    return ack;
  }

  /** Sends an event and returns the data of its ack. @throws Error if the event is refused */
  async ask<N extends ClientEventName>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> {
    const ack = await this.emit<Ack<ReplyOf<N>>>(name, payload);
    if (!ack.ok) throw new Error(`${name}: ${JSON.stringify(ack.error)}`);
    if (Number.isNaN(Date.parse(ack.serverTime))) throw new Error(`${name}: an ack without serverTime`);
    return ack.data;
  }

  close(): void {
    this.socket.disconnect();
  }

  async closed(): Promise<string> {
    if (this.socket.disconnected) return 'closed';
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the socket stayed open')), TIMEOUT_MS);
      this.socket.once('disconnect', (reason) => {
        clearTimeout(timer);
        resolve(reason);
      });
    });
  }

  private until<T>(what: string, look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        this.waiting.delete(attempt);
        settle();
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`in vain: ${what}; heard ${this.log.map(({ name }) => name).join(', ')}`))),
        TIMEOUT_MS,
      );
      const attempt = (): void => {
        const found = look();
        if (found !== undefined) done(() => resolve(found));
      };
      this.waiting.add(attempt);
      attempt();
    });
  }
}

/** Filters out the system messages. */
export const saidByPeople = <M extends { sender: { type: string } }>(messages: M[]): M[] =>
  messages.filter(({ sender }) => sender.type !== 'system');

/** Connects a socket. @throws Error with the server's message when the connection is refused */
export async function connect(url: string, token: unknown, headers?: Record<string, string>): Promise<Connected> {
  const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });
  const client = new Connected(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return client;
}

/** Polls until `look` returns a value; for conditions that no event announces. */
export async function eventually<T>(look: () => Promise<T | undefined | false>, what = 'it to happen', withinMs = TIMEOUT_MS): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
