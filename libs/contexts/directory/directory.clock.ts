import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Socket } from 'socket.io';
import { Clock } from '#kernel';
import { type Caller, Sockets, Sweep } from '#platform';
import { CurrentSettings } from './current-settings';

interface SocketState {
  caller: Caller;
  /** Seconds since the epoch. */
  expiresAt?: number;
}

@Injectable()
export class DirectoryClock {
  constructor(
    private readonly sockets: Sockets,
    private readonly clock: Clock,
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Closes this node's sockets whose token expired, also while the database is away. */
  @Sweep(2)
  async closeExpiredSockets(): Promise<void> {
    const now = this.clock.now().getTime() / 1000;
    for (const socket of this.sockets.open) {
      const { expiresAt } = socket.data as SocketState;
      if (expiresAt !== undefined && expiresAt <= now) socket.disconnect(true);
    }
  }

  /** Closes this node's sockets whose login ended on a node that could not say so. */
  @Sweep(2)
  async closeSocketsOfEndedLogins(): Promise<void> {
    const { open } = this.sockets;
    const ended = await this.endedAmong(open);
    for (const socket of open) {
      const { caller } = socket.data as SocketState;
      if (caller.type === 'staff' && ended.has(caller.sessionId)) socket.disconnect(true);
    }
  }

  /** The socket layer asks for rates synchronously, so they are kept fresh for it. */
  @Sweep(1)
  async refreshRates(): Promise<void> {
    await this.settings.get();
  }

  private async endedAmong(open: Socket[]): Promise<Set<string>> {
    const callers = open.map((socket) => (socket.data as SocketState).caller);
    const ids = callers.flatMap((caller) => (caller.type === 'staff' ? [caller.sessionId] : []));
    if (ids.length === 0) return new Set();
    const rows: { id: string }[] = await this.dataSource.query(
      'select id from sessions where id = any($1) and ended_at is not null',
      [[...new Set(ids)]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
