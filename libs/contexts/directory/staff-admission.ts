import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Caller, type Claims, Tokens } from '#platform';
import type { Role } from '#protocol';

/** A staff token is good for as long as its login: one look-up by primary key, so that a logout counts at once. */
@Injectable()
export class StaffAdmission implements OnModuleInit {
  constructor(
    private readonly tokens: Tokens,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.tokens.admit('staff', (claims) => this.admit(claims));
  }

  private async admit({ sub, sid }: Claims): Promise<Caller | null> {
    const [user] = await this.dataSource.query<{ name: string; role: Role }[]>(
      `select u.name, u.role from sessions s join users u on u.id = s.user_id
       where s.id = $1 and u.id = $2 and s.ended_at is null and u.active`,
      [sid, sub],
    );
    return user ? { type: 'staff', id: sub, name: user.name, role: user.role, sessionId: sid! } : null;
  }
}
