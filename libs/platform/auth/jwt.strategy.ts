import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Caller } from './caller';
import { JWT_KEY } from './jwt-key.token';
import { type Claims, Tokens, unauthorized } from './tokens';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    @Inject(JWT_KEY) key: KeyObject,
    private readonly tokens: Tokens,
  ) {
    // Its types know no `KeyObject`, which it hands to jsonwebtoken as it is.
    const secretOrKey = key as unknown as Buffer;
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey, algorithms: ['HS256'] });
  }

  /** A screen has a socket and no REST. */
  async validate(claims: Claims): Promise<Caller> {
    const caller = await this.tokens.callerOf(claims);
    if (caller.type === 'screen') throw unauthorized();
    return caller;
  }
}
