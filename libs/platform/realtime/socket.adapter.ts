import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { INestApplication, WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { Clock } from '#kernel';
import { actingAs } from '../audit/acting';
import type { SocketCaller } from '../auth/caller';
import { Env } from '../env/env';
import { answer } from './answer';
import { ConnectionLimits } from '../limits/connection-limits';
import { EventLimits } from '../limits/event-limits';
import { coalesceWrites, disconnectSlowConsumers } from './engine-io';
import { Draining } from './draining';
import { Handshake } from './handshake';
import { addressReader } from '../http/trust-proxy';
import { traced } from '../observe/tracing';
import { NodeLink } from './node-link';
import { Sockets } from './sockets';

/** Each gateway listens for connections; Node takes more than ten listeners for a leak. */
const MOST_GATEWAYS = 50;
/** A dead socket is noticed after interval plus timeout at the latest, which must stay below 15 seconds. */
const PING_INTERVAL_MS = 6_000;
const PING_TIMEOUT_MS = 6_000;
/** Above the largest text that a client might try to send, so that it gets an error instead of a closed connection. */
const MAX_FRAME_BYTES = 2_000_000;
/** Interval at which idle keep-alive connections are closed while the server shuts down. */
const CLOSE_IDLE_EVERY_MS = 50;

/** WebSocket adapter: authenticates and limits every socket before a gateway sees it. */
export class SocketAdapter extends IoAdapter {
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(private readonly app: INestApplication) {
    super(app);
    this.addressOf = addressReader(app.get(Env));
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const env = this.app.get(Env);
    const handshake = this.app.get(Handshake);
    const draining = this.app.get(Draining);
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
      maxHttpBufferSize: MAX_FRAME_BYTES,
      connectTimeout: env.HANDSHAKE_SECONDS * 1000,
      allowRequest: (request, decide) => (draining.isOn ? decide('unavailable', false) : handshake.knock(request, decide)),
      cors: { origin: env.ALLOWED_ORIGINS.includes('*') ? '*' : env.ALLOWED_ORIGINS },
    } as ServerOptions);
    server.use((socket, next) => void handshake.enter(socket, next));
    server.sockets.setMaxListeners(MOST_GATEWAYS);
    const limits = this.app.get(ConnectionLimits);
    server.engine.on('connection', (connection: Socket['conn']) => limits.count(connection));
    disconnectSlowConsumers(server);
    coalesceWrites(server);
    this.app.get(Sockets).attach(server);
    const adapter = this.app.get(NodeLink).adapter();
    if (adapter) server.adapter(adapter);
    return server;
  }

  /** Binds handlers so that their promise becomes the ack; Nest's own binding sends each event through a chain of observables. */
  override bindMessageHandlers(socket: Socket, handlers: readonly WsMessageHandler[]): void {
    this.app.get(EventLimits).guard(socket);
    const clock = this.app.get(Clock);
    const { caller: by } = socket.data as { caller: SocketCaller };
    const address = this.addressOf(socket.request);
    const inTheirName = <R>(work: () => R): R => (by.type === 'staff' ? actingAs({ by, address }, work) : work());
    for (const { message, callback } of handlers)
      socket.on(message, (payload, ack) => void inTheirName(() => traced('socket', message, () => answer(callback, payload, ack, clock))));
  }

  /** Lets requests in flight finish; afterwards, a keep-alive connection must not delay the shutdown. */
  override async close(server: Server): Promise<void> {
    const http = this.httpServer as HttpServer;
    const timer = setInterval(() => http.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    await super.close(server).finally(() => clearInterval(timer));
  }
}
