import { Injectable } from '@nestjs/common';
import type { Role } from '#protocol';
import { Env, Tokens } from '#platform';
import type { Session } from '../staff/domain/session';
import type { User } from '../staff/domain/user';

export interface Login {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  user: { id: string; name: string; email: string; role: Role };
}

/** Issuer of the access and the refresh token of a login. */
@Injectable()
export class Logins {
  constructor(
    private readonly tokens: Tokens,
    private readonly env: Env,
  ) {}

  issue(user: User, session: Session): Login {
    const expiresInSeconds = this.env.ACCESS_TOKEN_SECONDS;
    const { id, name, email, role } = user;
    return {
      accessToken: this.tokens.sign({ kind: 'staff', sub: id, sid: session.id }, expiresInSeconds),
      refreshToken: this.tokens.sign({ kind: 'refresh', sub: id, sid: session.id, generation: session.generation }),
      expiresInSeconds,
      user: { id, name, email, role },
    };
  }
}
