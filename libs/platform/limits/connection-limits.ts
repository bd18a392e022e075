import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DomainError } from '#kernel';
import type { Caller } from '../auth/caller';
import { Env } from '../env/env';
import { addressReader } from '../http/trust-proxy';
import { OpenCounter } from './open-counter';

/** So much above the limit a connection is still opened, to be told why it is refused; beyond it, the request is. */
const ROOM_TO_TELL = 1.25;
const RETRY_AFTER_SECONDS = 5;

/** Of engine.io: what a Socket.IO client is carried by. */
type Connection = Socket['conn'];

export function tooManyConnections(): DomainError {
  return new DomainError('too_many', 'connections.too_many', 'Too many connections are open', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** How many connections an address and a caller may have open at this node, whether they have said who they are or not. */
@Injectable()
export class ConnectionLimits {
  private readonly addresses = new OpenCounter();
  private readonly callers = new OpenCounter();
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(private readonly env: Env) {
    this.addressOf = addressReader(env);
  }

  /** Counts every connection from its first byte on: who opens many and never says who it is fills a server too. */
  count(connection: Connection): void {
    connection.once('close', this.addresses.add(this.addressOf(connection.request)));
  }

  /** Whether a connection may be opened, if only to be refused in words. */
  mayKnock(request: IncomingMessage): boolean {
    const { MAX_SOCKETS_PER_ADDRESS: max } = this.env;
    return max === 0 || this.addresses.of(this.addressOf(request)) < Math.ceil(max * ROOM_TO_TELL);
  }

  /** @throws DomainError `connections.too_many` */
  mustHaveRoom(socket: Socket): void {
    const { MAX_SOCKETS_PER_ADDRESS: max } = this.env;
    if (max !== 0 && this.addresses.of(this.addressOf(socket.request)) > max) throw tooManyConnections();
  }

  /**
   * Counts a socket as its caller's until it is gone.
   * @throws DomainError `connections.too_many`
   */
  enter(socket: Socket, { id }: Caller): void {
    const { MAX_SOCKETS_PER_CALLER: max } = this.env;
    if (max !== 0 && this.callers.of(id) >= max) throw tooManyConnections();
    socket.client.conn.once('close', this.callers.add(id));
  }

  /** For tests: how many addresses and callers are counted. */
  get counted(): { addresses: number; callers: number } {
    return { addresses: this.addresses.size, callers: this.callers.size };
  }
}
