import { hash, verify } from '@node-rs/argon2';

/** Cost of an Argon2id hash; memory in KiB. */
export interface HashCost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** What OWASP recommends first: 19 MiB, 2 passes, 1 lane. */
const RECOMMENDED: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = 2;

/** Hashes and verifies passwords. */
export class Passwords {
  /** Hash that is verified when the user does not exist, so that the response time does not tell whether the user exists. */
  private nobody?: Promise<string>;

  constructor(private readonly cost = RECOMMENDED) {}

  hash(password: string): Promise<string> {
    return hash(prepared(password), { algorithm: ARGON2ID, ...this.cost });
  }

  /** Forms of a password to verify: hashes from before the normalisation are of the text as typed, which may have been decomposed. */
  async verify(password: string, passwordHash: string | undefined): Promise<boolean> {
    this.nobody ??= this.hash('nobody signs in with this');
    const against = passwordHash ?? (await this.nobody);
    for (const form of new Set([prepared(password), password, password.normalize('NFD')])) {
      if (await verify(against, form)) return passwordHash !== undefined;
    }
    return false;
  }
}

/** Normalises a password before hashing (RFC 8265, OpaqueString), because keyboards differ in how they compose accents and spaces. */
function prepared(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}
