import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Compared with when there is no such user, so that the answer takes as long and tells nothing. */
let nobody: Promise<string> | undefined;

/** The form in which passwords are compared (RFC 8265, OpaqueString): keyboards compose accents and write spaces in ways of their own. */
function prepared(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(prepared(password), ARGON2ID);
}

/** Hashes of before passwords were prepared are of what was typed then, so that is tried as well: as it is typed now, and decomposed. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody signs in with this');
  const against = passwordHash ?? (await nobody);
  for (const form of new Set([prepared(password), password, password.normalize('NFD')])) {
    if (await verify(against, form)) return passwordHash !== undefined;
  }
  return false;
}
