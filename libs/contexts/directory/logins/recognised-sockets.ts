import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { sightOf, type SocketCaller, Sockets, type StaffCaller } from '#platform';
import { CurrentSettings } from '../settings/current-settings';

const USER_CHANGED = 'directory:user';
const SIGHT_CHANGED = 'directory:sight';

interface Login {
  id: string;
  hasEnded: boolean;
  name: string;
  role: StaffCaller['role'];
  teamIds: string[];
}

/** Sockets of staff, which go on as who their user is by now: with its name, role, teams and sight, or not at all. */
@Injectable()
export class RecognisedSockets implements OnModuleInit {
  constructor(
    private readonly sockets: Sockets,
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.sockets.onEverywhere(USER_CHANGED, (userId) => this.check(this.sockets.openOf(userId)));
    this.sockets.onEverywhere(SIGHT_CHANGED, () => this.checkSight());
  }

  /** Every socket of this node. */
  checkAll(): Promise<void> {
    return this.check(this.sockets.open);
  }

  /** The sockets of a user, at every node. */
  async userChanged(userId: string): Promise<undefined> {
    this.sockets.elsewhere(USER_CHANGED, userId);
    await this.check(this.sockets.openOf(userId));
  }

  /** By the settings somebody may see more or less, at every node. */
  async sightChanged(): Promise<undefined> {
    this.sockets.elsewhere(SIGHT_CHANGED, '');
    await this.checkSight();
  }

  private async checkSight(): Promise<void> {
    this.settings.forget();
    await this.settings.get();
    await this.checkAll();
  }

  private async check(open: Socket[]): Promise<void> {
    const staff = open.flatMap((socket) => {
      const { caller } = socket.data as { caller: SocketCaller };
      return caller.type === 'staff' ? [{ socket, caller }] : [];
    });
    if (staff.length === 0) return;
    const [settings, logins] = await Promise.all([this.settings.lastRead(), this.loginsOf(staff.map(({ caller }) => caller.sessionId))]);
    // Together, so that what follows for all of them is read at once.
    await Promise.all(
      staff.map(async ({ socket, caller }) => {
        const login = logins.get(caller.sessionId);
        if (login?.hasEnded) socket.disconnect(true);
        else if (login) await this.recognise(socket, caller, { ...login, sight: sightOf(login.role, settings) });
      }),
    );
  }

  private async recognise(
    socket: Socket,
    caller: StaffCaller,
    { name, role, teamIds, sight }: Login & Pick<StaffCaller, 'sight'>,
  ): Promise<void> {
    const now = { name, role, teamIds, sight };
    if (Object.entries(now).some(([field, value]) => String(value) !== String(caller[field as keyof typeof now])))
      await this.sockets.recognise(socket, now);
  }

  private async loginsOf(sessionIds: string[]): Promise<Map<string, Login>> {
    const rows: Login[] = await this.dataSource.query(
      `select s.id, s.ended_at is not null as "hasEnded", u.name, u.role, u.team_ids as "teamIds" from sessions s join users u on u.id = s.user_id where s.id = any($1)
       union all select id, revoked_at is not null, name, role, '{}' from api_keys where id = any($1)`,
      [[...new Set(sessionIds)]],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
