import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Caller } from './caller';
import { JWT_KEY } from './jwt-key.token';
import { type Claims, Tokens } from './tokens';

const tokenOf = ExtractJwt.fromAuthHeaderAsBearerToken() as (request: unknown) => string | null;

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    @Inject(JWT_KEY) key: KeyObject,
    private readonly tokens: Tokens,
  ) {
    // Its types know no `KeyObject`, which it hands to jsonwebtoken as it is.
    const secretOrKey = key as unknown as Buffer;
    super({ jwtFromRequest: tokenOf, secretOrKey, algorithms: ['HS256'], passReqToCallback: true });
  }

  async validate(request: FastifyRequest, claims: Claims): Promise<Caller> {
    this.tokens.remember(tokenOf(request)!, claims);
    return this.tokens.requesterOf(claims);
  }
}
