import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { type Caller, sightOf, Sockets, type StaffCaller, Sweep } from '#platform';
import { CurrentSettings } from './settings/current-settings';

interface SocketState {
  caller: Caller;
  /** Expiry of the token, in seconds since the epoch. */
  expiresAt?: number;
}

interface Login {
  id: string;
  hasEnded: boolean;
  name: string;
  role: StaffCaller['role'];
  teamIds: string[];
}

/** Actions at the other nodes: a user, or the settings of who sees which chats, have changed. */
export const USER_CHANGED = 'directory:user';
export const SIGHT_CHANGED = 'directory:sight';
/** The next sweep does what was missed. */
const noMatter = (): void => undefined;

@Injectable()
export class DirectoryClock {
  constructor(
    private readonly sockets: Sockets,
    private readonly clock: Clock,
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    sockets.onEverywhere(USER_CHANGED, (userId) => void this.check(sockets.openOf(userId)).catch(noMatter));
    sockets.onEverywhere(SIGHT_CHANGED, () => void this.checkSight().catch(noMatter));
  }

  /** Closes this node's sockets whose token expired. It needs no database, so that it works while the database is away. */
  @Sweep(2, { on: 'every node' })
  async closeExpiredSockets(): Promise<void> {
    const now = this.clock.now().getTime() / 1000;
    for (const socket of this.sockets.open) {
      const { expiresAt } = socket.data as SocketState;
      if (expiresAt !== undefined && expiresAt <= now) socket.disconnect(true);
    }
  }

  /** Closes this node's sockets of ended logins and revoked API keys, and updates name, role and teams of the others: a notification of another node may be lost. */
  @Sweep(2, { on: 'every node' })
  async checkLogins(): Promise<void> {
    await this.check(this.sockets.open);
  }

  /** Refreshes the settings in memory, because the socket layer reads its rates synchronously. */
  @Sweep(1, { on: 'every node' })
  async refreshRates(): Promise<void> {
    await this.settings.get();
  }

  private async checkSight(): Promise<void> {
    this.settings.forget();
    await this.settings.get();
    await this.check(this.sockets.open);
  }

  private async check(open: Socket[]): Promise<void> {
    const staff = open.flatMap((socket) => {
      const { caller } = socket.data as SocketState;
      return caller.type === 'staff' ? [{ socket, caller }] : [];
    });
    const logins = await this.loginsOf(staff.map(({ caller }) => caller.sessionId));
    for (const { socket, caller } of staff) {
      const login = logins.get(caller.sessionId);
      if (!login) continue;
      if (login.hasEnded) socket.disconnect(true);
      else await this.recognise(socket, caller, login);
    }
  }

  private async recognise(socket: Socket, caller: StaffCaller, { name, role, teamIds }: Login): Promise<void> {
    const now = { name, role, teamIds, sight: sightOf(role, await this.settings.lastRead()) };
    if (Object.entries(now).some(([field, value]) => String(value) !== String(caller[field as keyof typeof now])))
      await this.sockets.recognise(socket, now);
  }

  private async loginsOf(sessionIds: string[]): Promise<Map<string, Login>> {
    if (sessionIds.length === 0) return new Map();
    const rows: Login[] = await this.dataSource.query(
      `select s.id, s.ended_at is not null as "hasEnded", u.name, u.role, u.team_ids as "teamIds" from sessions s join users u on u.id = s.user_id where s.id = any($1)
       union all select id, revoked_at is not null, name, role, '{}' from api_keys where id = any($1)`,
      [[...new Set(sessionIds)]],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
