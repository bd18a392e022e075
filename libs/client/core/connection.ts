import type { Ack, ClientEvents, Problem, ServerEvents } from '../../protocol';
import type { Credentials } from './credentials';
import { isUnauthorized, localProblem, ProblemError, unauthorized, unreachable } from './problem-error';
import { type Backoff, RetryLoop } from './retry-loop';
import { ObservableValue } from './external-store';
import { Socket, type Transports } from './socket';

export type ConnectionState =
  | { status: 'idle' | 'connecting' | 'online' }
  /** The client reconnects by itself, at `nextAttemptAt` (Unix milliseconds of this machine's clock); null during an attempt. */
  | { status: 'offline'; nextAttemptAt: number | null }
  /** The client will not reconnect: the login ended, or the application closed it. */
  | { status: 'ended'; reason: 'unauthorized' | 'closed' };

export type RequestOf<N extends keyof ClientEvents> = Parameters<ClientEvents[N]>[0];
type Acked<A> = A extends (answer: Ack<infer T>) => void ? T : never;
export type ReplyOf<N extends keyof ClientEvents> = Acked<Parameters<ClientEvents[N]>[1]>;

/** The part of a connection that the other classes of the client need. */
export interface Channel {
  readonly isOnline: boolean;
  /** Sends an event. @throws ProblemError also when no answer arrives in time */
  ask<N extends keyof ClientEvents>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>>;
}

export interface ConnectionOptions {
  url: string;
  credentials: Credentials;
  backoff: Backoff;
  /** Milliseconds after which an event without an ack counts as failed. */
  answerWithinMs: number;
  transports: Transports;
}

/** Reconnecting socket: reconnects until the login ends. It is online once the server has greeted it. */
export class Connection implements Channel {
  private readonly socket: Socket;
  readonly state = new ObservableValue<ConnectionState>(() => this.current);
  private current: ConnectionState = { status: 'idle' };
  private readonly opening: RetryLoop;
  private giveUp?: () => void;

  constructor(private readonly options: ConnectionOptions) {
    const { url, transports, answerWithinMs } = options;
    this.socket = new Socket(url, 2 * answerWithinMs, transports);
    this.opening = new RetryLoop(
      () => this.open(),
      options.backoff,
      (nextAttemptAt) => this.set({ status: 'offline', nextAttemptAt }),
    );
    // Registered before all other listeners of the greeting, because they may send events immediately.
    this.socket.on('ready', () => this.set({ status: 'online' }));
    this.socket.on('disconnect', () => this.lost());
  }

  get isOnline(): boolean {
    return this.current.status === 'online';
  }

  /** Registers a listener for a server event. @returns a function that unsubscribes */
  on<N extends keyof ServerEvents>(name: N, listener: (payload: ServerEvents[N]) => void): () => void {
    return this.socket.on(name, listener);
  }

  connect(): void {
    if (this.current.status !== 'idle') return;
    this.set({ status: 'connecting' });
    this.opening.wake();
  }

  /** Reconnects immediately, if it waits for the next attempt. */
  retryNow(): void {
    if (this.current.status === 'offline' && this.current.nextAttemptAt !== null) this.opening.wakeNow();
  }

  close(reason: 'unauthorized' | 'closed' = 'closed'): void {
    if (this.current.status === 'ended') return;
    this.opening.stop();
    this.set({ status: 'ended', reason });
    this.giveUp?.();
    this.socket.disconnect();
  }

  async ask<N extends keyof ClientEvents>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> {
    if (!this.isOnline) throw unreachable();
    const askedAt = performance.now();
    const answer = await this.socket.ask(name, payload, this.options.answerWithinMs).catch(() => {
      if (this.socket.heardAt < askedAt) this.closeHalfOpen();
      throw unreachable('The server did not answer in time');
    });
    const ack = answer as Ack<ReplyOf<N>>;
    if (!ack.ok) throw new ProblemError(ack.error);
    return ack.data;
  }

  private async open(): Promise<void> {
    if (this.current.status === 'ended') return;
    if (this.current.status === 'offline') this.set({ status: 'offline', nextAttemptAt: null });
    try {
      const token = await this.options.credentials.token();
      await this.greeted(token).catch(async (error: unknown) => {
        if (!isUnauthorized(error)) throw error;
        await this.greeted(await this.options.credentials.renew(token));
      });
    } catch (error) {
      if (isUnauthorized(error)) return this.close('unauthorized');
      throw error;
    }
  }

  /** Connects and resolves with the greeting, before which no events arrive. */
  private greeted(token: string): Promise<void> {
    const { socket } = this;
    return new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => failed(unreachable()), 3 * this.options.answerWithinMs);
      const done = (): void => {
        clearTimeout(patience);
        this.giveUp = undefined;
        for (const stop of stops) stop();
      };
      const greeted = (): void => (done(), resolve());
      const failed = (error: ProblemError): void => (done(), socket.disconnect(), reject(error));
      const refused = (error: Error): void => failed(refusalOf(error));
      const lost = (): void => failed(localProblem('network.lost', 'The connection was lost', 0));
      this.giveUp = lost;
      const stops = [socket.on('ready', greeted), socket.on('connect_error', refused), socket.on('disconnect', lost)];
      socket.connect(token);
    });
  }

  private lost(): void {
    if (!this.isOnline) return;
    this.set({ status: 'offline', nextAttemptAt: null });
    this.opening.wakeSoon();
  }

  /** Closes a connection on which nothing arrived while an answer was due. It may be half open, which heartbeats detect much later. */
  private closeHalfOpen(): void {
    if (this.isOnline) this.socket.abort();
  }

  private set(state: ConnectionState): void {
    if (this.current.status === 'ended') return;
    this.current = state;
    this.state.changed();
  }
}

/** Extracts the server's problem object from a connect error. An error without one did not come from a Switchboard server. */
function refusalOf(error: Error & { data?: Problem }): ProblemError {
  if (error.message === 'unauthorized') return unauthorized();
  return error.data?.code === undefined ? unreachable(error.message) : new ProblemError(error.data);
}
