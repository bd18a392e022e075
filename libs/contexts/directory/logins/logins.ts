import { Injectable } from '@nestjs/common';
import { Env, Tokens } from '#platform';
import type { Session } from '../staff/domain/session';
import type { User } from '../staff/domain/user';
import { type UserView, viewUser } from '../staff/user-views';

export interface Login {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  user: UserView;
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
    return {
      accessToken: this.tokens.sign({ kind: 'staff', sub: user.id, sid: session.id }, expiresInSeconds),
      refreshToken: this.tokens.sign({ kind: 'refresh', sub: user.id, sid: session.id, generation: session.generation }),
      expiresInSeconds,
      user: viewUser(user),
    };
  }
}
