import type { Env } from '#platform';
import { rankOf, type Role, ROLES } from '#words';

const LONGEST_NAME = 120;
const LONGEST_EMAIL = 254;
const LONGEST_SUBJECT = 255;

/** Who somebody is at the provider, and what it may do here. */
export interface Identity {
  issuer: string;
  subject: string;
  name: string;
  /** Null where the provider does not vouch for it. */
  verifiedEmail: string | null;
  /** Null where nothing that the provider says leads to a role. */
  role: Role | null;
}

export type Claims = Record<string, unknown>;

type Reading = Pick<Env, 'OIDC_ROLE_CLAIM' | 'OIDC_ROLES' | 'OIDC_TRUST_EMAIL'>;

/** Reads the claims of a person (OpenID Connect Core 1.0, section 5.1) that a verified answer of the provider holds. */
export function identityOf(claims: Claims & { iss: string; sub: string }, env: Reading): Identity {
  const email = textOf(claims.email).toLowerCase();
  const isVerified = claims.email_verified === true || claims.email_verified === 'true';
  const isTrusted = isVerified || (env.OIDC_TRUST_EMAIL && claims.email_verified === undefined);
  const isAddress = email.length <= LONGEST_EMAIL && /^[^\s"@\p{Cc}]+@[^\s"@\p{Cc}]+$/u.test(email);
  const name = textOf(claims.name) || textOf(claims.preferred_username) || email.split('@')[0]!;
  return {
    issuer: claims.iss,
    subject: claims.sub.slice(0, LONGEST_SUBJECT),
    name: [...name].slice(0, LONGEST_NAME).join(''),
    verifiedEmail: isTrusted && isAddress ? email : null,
    role: roleOf(claims, env),
  };
}

/** The highest of the roles that the values of the claim lead to. */
function roleOf(claims: Claims, { OIDC_ROLE_CLAIM: claim, OIDC_ROLES: roles }: Reading): Role | null {
  const values = [claims[claim] ?? atPath(claims, claim.split('.'))].flat();
  const found = values.flatMap((value) => (typeof value === 'string' && Object.hasOwn(roles, value) ? [roles[value]!] : []));
  return found.reduce<Role | null>((best, role) => (best === null || rankOf(ROLES, role) > rankOf(ROLES, best) ? role : best), null);
}

/** A claim may lie within others, and a name such as `https://example.com/roles` is no path. */
function atPath(claims: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Claims)[part] : undefined), claims);
}

/** In one line, without what Postgres cannot keep. */
function textOf(claim: unknown): string {
  return typeof claim === 'string'
    ? claim
        .normalize('NFC')
        .toWellFormed()
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
    : '';
}
