import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DomainError } from '#kernel';
import type { SocketCaller } from '../auth/caller';
import { Env } from '../env/env';
import { networkOf } from '../http/network-of';
import { addressReader } from '../http/trust-proxy';
import { OpenCounter } from './open-counter';

/**
 * Factor above the limit up to which connections are opened only to be told why they are refused; above that, the HTTP request is refused.
 */
const REFUSAL_HEADROOM = 1.25;
const RETRY_AFTER_SECONDS = 5;

/** The engine.io connection below a Socket.IO client. */
type Connection = Socket['conn'];

export function tooManyConnections(): DomainError {
  return new DomainError('too_many', 'connections.too_many', 'Too many connections are open', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** Connection limits per address and per caller on this node; connections that have not authenticated count for their address. */
@Injectable()
export class ConnectionLimits {
  private readonly addresses = new OpenCounter();
  private readonly callers = new OpenCounter();
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(private readonly env: Env) {
    const read = addressReader(env);
    this.addressOf = (request) => networkOf(read(request));
  }

  /** Counts a connection from its first byte, since connections that never authenticate also use up a server. */
  count(connection: Connection): void {
    connection.once('close', this.addresses.add(this.addressOf(connection.request)));
  }

  /** Whether a connection may be opened, even if only to be refused with an error that explains it. */
  mayKnock(request: IncomingMessage): boolean {
    const { MAX_SOCKETS_PER_ADDRESS: max } = this.env;
    return max === 0 || this.addresses.of(this.addressOf(request)) < Math.ceil(max * REFUSAL_HEADROOM);
  }

  /** @throws DomainError `connections.too_many` */
  mustHaveRoom(socket: Socket): void {
    const { MAX_SOCKETS_PER_ADDRESS: max } = this.env;
    if (max !== 0 && this.addresses.of(this.addressOf(socket.request)) > max) throw tooManyConnections();
  }

  /** Counts a socket for its caller until it closes. */
  enter(socket: Socket, { id }: SocketCaller): void {
    const { MAX_SOCKETS_PER_CALLER: max } = this.env;
    if (max !== 0 && this.callers.of(id) >= max) throw tooManyConnections();
    socket.client.conn.once('close', this.callers.add(id));
  }

  /** For tests: how many addresses and callers are counted. */
  get counted(): { addresses: number; callers: number } {
    return { addresses: this.addresses.size, callers: this.callers.size };
  }
}
