import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { type Caller, type Claims, prepared, readRows, sightOf, Tokens } from '#platform';
import type { Role } from '#protocol';
import { CurrentSettings } from '../settings/current-settings';

interface Bearer {
  id: string;
  name: string;
  role: Role;
  teamIds: string[];
}

const OF_SESSIONS = prepared(
  `select s.id as "sessionId", u.id, u.name, u.role, u.team_ids as "teamIds" from sessions s join users u on u.id = s.user_id
   where s.id = any($1::uuid[]) and s.ended_at is null and u.active`,
);

/** Validity of staff tokens: each lives as long as its login, which is looked up at every request, so that signing out counts at once. */
@Injectable()
export class StaffTokenCheck implements OnModuleInit {
  /** Loads all logins that are checked in one turn of the event loop by one statement. Caches nothing. */
  private readonly loader = new DataLoader<string, Bearer | null>((ids) => this.ofSessions(ids), { cache: false, maxBatchSize: 500 });

  constructor(
    private readonly tokens: Tokens,
    private readonly settings: CurrentSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.tokens.checkWith('staff', (claims) => this.callerOf(claims));
  }

  /** The user of a login as it is now; null when the login has ended or its user is deactivated. */
  bearerOf(sessionId: string): Promise<Bearer | null> {
    return this.loader.load(sessionId.toLowerCase());
  }

  private async callerOf({ sub, sid }: Claims): Promise<Caller | null> {
    const user = await this.bearerOf(sid!);
    if (user?.id !== sub.toLowerCase()) return null;
    const { id, name, role, teamIds } = user;
    return { type: 'staff', id, name, role, teamIds, sight: sightOf(role, await this.settings.lastRead()), sessionId: sid! };
  }

  private async ofSessions(sessionIds: readonly string[]): Promise<(Bearer | null)[]> {
    const rows = await readRows<Bearer & { sessionId: string }>(this.dataSource, OF_SESSIONS, [sessionIds]);
    const bearers = new Map(rows.map((row) => [row.sessionId, row]));
    return sessionIds.map((id) => bearers.get(id) ?? null);
  }
}
