import { io, type ManagerOptions, type Socket as IoSocket } from 'socket.io-client';

export type Transports = ManagerOptions['transports'];

/** Adapter of `socket.io-client`: the part of it that a connection needs. The widget's build replaces it (apps/widget/src/socket.ts). */
export class Socket {
  /** When the last packet arrived, heartbeats included; milliseconds of `performance.now()`. */
  heardAt = 0;
  private readonly socket: IoSocket;

  constructor(url: string, openWithinMs: number, transports: Transports) {
    this.socket = io(url, { autoConnect: false, forceNew: true, reconnection: false, transports, timeout: openWithinMs });
    this.socket.io.on('open', () => this.socket.io.engine.on('packet', () => (this.heardAt = performance.now())));
  }

  /** Registers a listener for a server event, or for `connect_error` and `disconnect`. @returns a function that unsubscribes */
  on(name: string, listener: (payload: never) => void): () => void {
    this.socket.on(name, listener as () => void);
    return () => void this.socket.off(name, listener as () => void);
  }

  connect(token: string): void {
    this.socket.auth = { token };
    this.socket.connect();
  }

  disconnect(): void {
    this.socket.disconnect();
  }

  /** Closes a connection that may be half open, without asking the other side. */
  abort(): void {
    this.socket.io.engine.close();
  }

  /** Sends an event and resolves with its ack. @throws Error when none arrives in time */
  ask(name: string, payload: unknown, withinMs: number): Promise<unknown> {
    return this.socket.timeout(withinMs).emitWithAck(name, payload);
  }
}
