import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DomainError } from '#kernel';
import type { Caller, SocketCaller } from './caller';
import { UUID } from '../http/paging';

/** Claims of a JWT. `kind` selects the token check, which the context that issued the token registers. */
export interface Claims {
  kind: 'staff' | 'customer' | 'refresh' | 'screen' | 'oidc';
  sub: string;
  /** Session id: the login that a staff token belongs to. */
  sid?: string;
  exp?: number;
  iat?: number;
  [more: string]: unknown;
}

/** First characters of every API key. No JWT begins like this: its first part is base64url of `{`. */
export const API_KEY_PREFIX = 'sbk_';

export interface Authenticated {
  caller: SocketCaller;
  /** Time at which the access ends, in seconds since the epoch; absent when it has no end. */
  expiresAt?: number;
  mayOpenSockets: boolean;
}

/** Finds the program that has an API key; null for a key that is not valid. */
export type KeyCheck = (key: string) => Promise<Authenticated | null>;

/** Decides whether the owner of a correctly signed token still has access. */
export type TokenCheck = (claims: Claims) => Promise<SocketCaller | null>;

export const unauthorized = (): DomainError => new DomainError('unauthorized', 'auth.unauthorized', 'A valid access token is needed');

/**
 * Whether a token has every claim that its kind requires. Customer tokens need no `exp`; a refresh token is never accepted as an access
 * token.
 */
function hasRequiredClaims({ kind, sub, sid, exp }: Claims): boolean {
  return isId(sub) && (kind === 'customer' || kind === 'screen' || (kind === 'staff' && isId(sid) && Number.isInteger(exp)));
}

/** Claims of so many tokens are remembered: more than people have who use one node. */
const MOST_REMEMBERED = 5_000;

const isId = (claim: unknown): boolean => typeof claim === 'string' && UUID.test(claim);

export function isApiKey(token: string): boolean {
  return token.startsWith(API_KEY_PREFIX);
}

/** JWT service: signs tokens and verifies them, the same way for REST and sockets, and lets API keys be checked. */
@Injectable()
export class Tokens {
  private readonly checks = new Map<string, TokenCheck>();

  private keyCheck?: KeyCheck;

  /** Claims of tokens whose signature was verified, by the token; those of the oldest are forgotten. */
  private readonly verified = new Map<string, Claims>();

  constructor(private readonly jwt: JwtService) {}

  checkWith(kind: Claims['kind'], check: TokenCheck): void {
    this.checks.set(kind, check);
  }

  checkKeysWith(check: KeyCheck): void {
    this.keyCheck = check;
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

  /** Remembers the claims of a token that passport has verified. */
  remember(token: string, claims: Claims): void {
    if (this.verified.size >= MOST_REMEMBERED) this.verified.delete(this.verified.keys().next().value!);
    this.verified.set(token, Object.freeze(claims));
  }

  /** The claims of a token that was verified before and is not over. Whether its owner still has access is another question, for `callerOf`. */
  remembered(token: string): Claims | undefined {
    const claims = this.verified.get(token);
    if (claims?.exp === undefined || Date.now() < claims.exp * 1000) return claims;
    this.verified.delete(token);
    return undefined;
  }

  /** @throws DomainError `auth.unauthorized`, also for a screen, which has a socket and no REST */
  async requesterOf(claims: Claims): Promise<Caller> {
    const caller = await this.callerOf(claims);
    if (caller.type === 'screen') throw unauthorized();
    return caller;
  }

  /** @throws DomainError `auth.unauthorized` */
  async authenticate(token: string): Promise<Authenticated> {
    if (isApiKey(token)) return this.authenticateKey(token);
    const claims = this.verify(token);
    return { caller: await this.callerOf(claims), expiresAt: claims.exp, mayOpenSockets: true };
  }

  private async authenticateKey(key: string): Promise<Authenticated> {
    const found = await this.keyCheck?.(key);
    if (!found) throw unauthorized();
    return found;
  }

  /** @throws DomainError `auth.unauthorized` */
  async callerOf(claims: Claims): Promise<SocketCaller> {
    if (!hasRequiredClaims(claims)) throw unauthorized();
    const caller = await this.checks.get(claims.kind)?.(claims);
    if (!caller) throw unauthorized();
    return caller;
  }
}
