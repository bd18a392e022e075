import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import type { Ack, ClientEvents, Problem, ServerEvents } from '../../protocol';
import type { Credentials } from './credentials';
import { isUnauthorized, localProblem, ProblemError, unauthorized, unreachable } from './problem-error';
import { type Backoff, RetryLoop } from './retry-loop';
import { ObservableValue } from './external-store';

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
  transports: ManagerOptions['transports'];
}

type Incoming = { [N in keyof ServerEvents]: (payload: ServerEvents[N]) => void };
type SwitchboardSocket = Socket<Incoming, ClientEvents>;

/** Reconnecting socket: reconnects until the login ends. It is online once the server has greeted it. */
export class Connection implements Channel {
  readonly socket: SwitchboardSocket;
  readonly state = new ObservableValue<ConnectionState>(() => this.current);
  private current: ConnectionState = { status: 'idle' };
  private readonly opening: RetryLoop;
  private heardAt = 0;
  private giveUp?: () => void;

  constructor(private readonly options: ConnectionOptions) {
    const { url, transports, answerWithinMs } = options;
    this.socket = io(url, { autoConnect: false, forceNew: true, reconnection: false, transports, timeout: 2 * answerWithinMs });
    this.opening = new RetryLoop(
      () => this.open(),
      options.backoff,
      (nextAttemptAt) => this.set({ status: 'offline', nextAttemptAt }),
    );
    this.socket.io.on('open', () => this.socket.io.engine.on('packet', () => (this.heardAt = performance.now())));
    // Registered before all other listeners of the greeting, because they may send events immediately.
    this.socket.on('ready', () => this.set({ status: 'online' }));
    this.socket.on('disconnect', () => this.lost());
  }

  get isOnline(): boolean {
    return this.current.status === 'online';
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
    const answer = await this.emit(name, payload).catch(() => {
      if (this.heardAt < askedAt) this.closeHalfOpen();
      throw unreachable('The server did not answer in time');
    });
    if (!answer.ok) throw new ProblemError(answer.error);
    return answer.data;
  }

  /** Untyped, because the overloads of Socket.IO cannot be resolved for a generic event name. */
  private emit<N extends keyof ClientEvents>(name: N, payload: RequestOf<N>): Promise<Ack<ReplyOf<N>>> {
    const untyped = this.socket as unknown as Socket;
    return untyped.timeout(this.options.answerWithinMs).emitWithAck(name, payload) as Promise<Ack<ReplyOf<N>>>;
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
        socket.off('ready', greeted).off('connect_error', refused).off('disconnect', lost);
      };
      const greeted = (): void => (done(), resolve());
      const failed = (error: ProblemError): void => (done(), socket.disconnect(), reject(error));
      const refused = (error: Error): void => failed(refusalOf(error));
      const lost = (): void => failed(localProblem('network.lost', 'The connection was lost', 0));
      this.giveUp = lost;
      socket.on('ready', greeted).on('connect_error', refused).on('disconnect', lost);
      socket.auth = { token };
      socket.connect();
    });
  }

  private lost(): void {
    if (!this.isOnline) return;
    this.set({ status: 'offline', nextAttemptAt: null });
    this.opening.wakeSoon();
  }

  /** Closes a connection on which nothing arrived while an answer was due. It may be half open, which heartbeats detect much later. */
  private closeHalfOpen(): void {
    if (this.isOnline) this.socket.io.engine.close();
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
