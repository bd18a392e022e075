import { hash, verify } from '@node-rs/argon2';

/** Parameters of Argon2id that OWASP recommends first: 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash that is verified when the user does not exist, so that the response time does not tell whether the user exists. */
let nobody: Promise<string> | undefined;

/** Normalises a password before hashing (RFC 8265, OpaqueString), because keyboards differ in how they compose accents and spaces. */
function prepared(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(prepared(password), ARGON2ID);
}

/** Forms of a password to verify: hashes from before the normalisation are of the text as typed, which may have been decomposed. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody signs in with this');
  const against = passwordHash ?? (await nobody);
  for (const form of new Set([prepared(password), password, password.normalize('NFD')])) {
    if (await verify(against, form)) return passwordHash !== undefined;
  }
  return false;
}
