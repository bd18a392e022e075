import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Caller } from './caller';
import { JWT_SECRET } from './jwt-secret.token';
import { type Claims, Tokens, unauthorized } from './tokens';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    @Inject(JWT_SECRET) secret: string,
    private readonly tokens: Tokens,
  ) {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: secret, algorithms: ['HS256'] });
  }

  /** A screen has a socket and no REST. */
  async validate(claims: Claims): Promise<Caller> {
    const caller = await this.tokens.callerOf(claims);
    if (caller.type === 'screen') throw unauthorized();
    return caller;
  }
}
