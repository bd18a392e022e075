import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DomainError } from '#kernel';
import type { Caller } from './caller';
import { UUID } from '../http/paging';

/** What a token says: `kind` names the context that answers for it. */
export interface Claims {
  kind: 'staff' | 'customer' | 'refresh';
  sub: string;
  /** The login a staff token belongs to. */
  sid?: string;
  exp?: number;
  iat?: number;
  [more: string]: unknown;
}

/** Asks whether the bearer of a token with a good signature may still come in. */
export type TokenCheck = (claims: Claims) => Promise<Caller | null>;

export const unauthorized = (): DomainError => new DomainError('unauthorized', 'auth.unauthorized', 'A valid access token is needed');

/** Whether a token says all that its kind is relied on to say. A customer's has no end of its own, and a refresh token's is its login's. */
function isWhole({ kind, sub, sid, exp }: Claims): boolean {
  return isId(sub) && (kind === 'customer' || (kind === 'staff' && isId(sid) && Number.isInteger(exp)));
}

const isId = (claim: unknown): boolean => typeof claim === 'string' && UUID.test(claim);

/** Signs tokens and checks them; REST and sockets use the same check. */
@Injectable()
export class Tokens {
  private readonly checks = new Map<string, TokenCheck>();

  constructor(private readonly jwt: JwtService) {}

  checkWith(kind: Claims['kind'], check: TokenCheck): void {
    this.checks.set(kind, check);
  }

  sign(claims: Claims, expiresInSeconds?: number): string {
    return this.jwt.sign(claims, expiresInSeconds === undefined ? {} : { expiresIn: expiresInSeconds });
  }

  /** @throws DomainError `auth.unauthorized` */
  verify(token: string): Claims {
    try {
      return this.jwt.verify<Claims>(token, { algorithms: ['HS256'] });
    } catch {
      throw unauthorized();
    }
  }

  /** @throws DomainError `auth.unauthorized` */
  async authenticate(token: string): Promise<{ caller: Caller; claims: Claims }> {
    const claims = this.verify(token);
    return { caller: await this.callerOf(claims), claims };
  }

  /** @throws DomainError `auth.unauthorized` */
  async callerOf(claims: Claims): Promise<Caller> {
    if (!isWhole(claims)) throw unauthorized();
    const caller = await this.checks.get(claims.kind)?.(claims);
    if (!caller) throw unauthorized();
    return caller;
  }
}
