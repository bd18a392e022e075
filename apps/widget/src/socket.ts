import type { Socket } from '../../../libs/client/core/socket';

/** Types of packets of Engine.IO 4, and of those of Socket.IO 5 inside of its messages. */
const OPEN = '0';
const CLOSE = '1';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
const CONNECT = '0';
const DISCONNECT = '1';
const EVENT = '2';
const ACK = '3';
const CONNECT_ERROR = '4';

type Listener = (payload: never) => void;
interface Asked {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** Socket.IO over a WebSocket, as text and in the default namespace: all that the widget uses of `socket.io-client`, at a tenth of its size. */
class TextSocket implements Pick<Socket, keyof Socket> {
  heardAt = 0;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly asked = new Map<string, Asked>();
  private asks = 0;
  private raw?: WebSocket;
  /** Ends an attempt that takes too long, and later a connection whose heartbeats stay away. */
  private patience?: ReturnType<typeof setTimeout>;
  private heartbeatMs = 0;

  constructor(
    private readonly url: string,
    private readonly openWithinMs: number,
  ) {}

  on(name: string, listener: Listener): () => void {
    const all = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, all.add(listener));
    return () => void all.delete(listener);
  }

  connect(token: string): void {
    const address = new URL('/socket.io/?EIO=4&transport=websocket', this.url);
    address.protocol = address.protocol.replace('http', 'ws');
    const raw = (this.raw = new WebSocket(address));
    this.heartbeatMs = this.openWithinMs;
    this.expectHeartbeat();
    raw.onmessage = ({ data }) => this.hear(String(data), token);
    raw.onclose = () => this.lost();
  }

  disconnect(): void {
    this.send(MESSAGE + DISCONNECT);
    this.abort();
  }

  abort(): void {
    this.lost();
  }

  ask(name: string, payload: unknown, withinMs: number): Promise<unknown> {
    const id = String((this.asks += 1));
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => (this.asked.delete(id), reject(new Error())), withinMs);
      this.asked.set(id, {
        resolve: (answer) => (clearTimeout(late), resolve(answer)),
        reject: (error) => (clearTimeout(late), reject(error)),
      });
      this.send(MESSAGE + EVENT + id + JSON.stringify([name, payload]));
    });
  }

  private hear(packet: string, token: string): void {
    this.heardAt = performance.now();
    const [type] = packet;
    if (type === OPEN) {
      const { pingInterval, pingTimeout } = JSON.parse(packet.slice(1)) as { pingInterval: number; pingTimeout: number };
      this.heartbeatMs = pingInterval + pingTimeout;
      this.send(MESSAGE + CONNECT + JSON.stringify({ token }));
    }
    if (type === PING) this.send(PONG);
    if (type === CLOSE) return this.lost();
    this.expectHeartbeat();
    if (type === MESSAGE) this.hearMessage(packet[1]!, packet.slice(2));
  }

  private hearMessage(type: string, rest: string): void {
    if (type === DISCONNECT) return this.lost();
    if (type === CONNECT_ERROR) return this.tell('connect_error', JSON.parse(rest));
    const [id] = /^\d*/.exec(rest)!;
    if (type === EVENT) this.tell(...(JSON.parse(rest.slice(id.length)) as [string, unknown]));
    if (type === ACK) {
      const [answer] = JSON.parse(rest.slice(id.length)) as [unknown];
      this.asked.get(id)?.resolve(answer);
      this.asked.delete(id);
    }
  }

  private expectHeartbeat(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.lost(), this.heartbeatMs);
  }

  /** Does not wait for the other side to close: it may be gone. */
  private lost(): void {
    const { raw } = this;
    if (!raw) return;
    clearTimeout(this.patience);
    this.raw = undefined;
    raw.onmessage = raw.onclose = null;
    raw.close();
    for (const { reject } of this.asked.values()) reject(new Error());
    this.asked.clear();
    this.tell('disconnect');
  }

  private send(packet: string): void {
    if (this.raw?.readyState === WebSocket.OPEN) this.raw.send(packet);
  }

  private tell(name: string, payload?: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) listener(payload as never);
  }
}

export { TextSocket as Socket };
