import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DomainError } from '#kernel';
import { Tokens, unauthorized } from '../auth/tokens';
import { Env } from '../env/env';
import { toProblem } from '../http/problem';
import { ConnectionLimits } from '../limits/connection-limits';
import { isAllowedOrigin } from '../http/origins';
import { Sockets } from './sockets';

type Next = (refusal?: Error) => void;
type Decide = (reason: string | null, allow: boolean) => void;

/** Message of the client's `connect_error` by status; the problem object is in its `data`. */
const CONNECT_ERROR: Record<number, string> = { 401: 'unauthorized', 403: 'forbidden', 429: 'too_many_connections' };

/** Handshake of a socket: checks its origin, the connection limits and its token. */
@Injectable()
export class Handshake {
  /** Connections whose token is being verified. */
  private readonly authenticating = new WeakSet<object>();

  constructor(
    private readonly env: Env,
    private readonly tokens: Tokens,
    private readonly limits: ConnectionLimits,
    private readonly sockets: Sockets,
  ) {}

  /** Checks the origin here because CORS does not apply to WebSockets. */
  knock(request: IncomingMessage, decide: Decide): void {
    if (!isAllowedOrigin(request.headers.origin, request.headers.host, this.env.ALLOWED_ORIGINS)) return decide(null, false);
    if (!this.limits.mayKnock(request)) return decide(CONNECT_ERROR[429]!, false);
    decide(null, true);
  }

  async enter(socket: Socket, next: Next): Promise<void> {
    const { conn } = socket.client;
    // Verifying a token costs a query, so a connection may open one socket only.
    if (this.authenticating.has(conn)) return conn.close();
    this.authenticating.add(conn);
    await this.authenticate(socket).then(
      () => next(),
      (error: unknown) => next(refusal(error)),
    );
    this.authenticating.delete(conn);
  }

  private async authenticate(socket: Socket): Promise<void> {
    this.limits.mustHaveRoom(socket);
    const { token } = socket.handshake.auth as { token?: unknown };
    if (typeof token !== 'string') throw unauthorized();
    const { caller, expiresAt, mayOpenSockets } = await this.tokens.authenticate(token);
    if (!mayOpenSockets) throw new DomainError('forbidden', 'api_key.no_sockets', 'This API key was created without `sockets: true`');
    // The connection closed while the token was verified. Its `close` handler has already run, so that counts made now would never be
    // undone.
    if (socket.client.conn.readyState !== 'open') throw new DomainError('unavailable', 'network.lost', 'It is gone');
    this.limits.enter(socket, caller);
    socket.data = { caller, expiresAt };
    await this.sockets.joinRooms(socket);
    closeWhenLeft(socket);
  }
}

/**
 * Closes the connection of a client that leaves the only namespace. A malicious client could otherwise keep a connection that belongs to no
 * caller.
 */
function closeWhenLeft(socket: Socket): void {
  const { conn } = socket.client;
  socket.once('disconnect', () => conn.close());
}

function refusal(error: unknown): Error {
  const problem = toProblem(error);
  return Object.assign(new Error(CONNECT_ERROR[problem.status] ?? 'unavailable'), { data: problem });
}
