import { Aggregate, InvalidField } from '#kernel';
import type { Role } from '#protocol';
import { apiKeyNotFound } from './api-key.errors';
import { ApiKeyCreated, ApiKeyRevoked } from './api-key.events';

export interface NewApiKey {
  id: string;
  name: string;
  role: Role;
  sockets: boolean;
  expiresAt: Date | null;
  /** SHA-256 of the key, in hexadecimal. */
  hash: string;
  /** Last characters of the key, by which people tell one from another. */
  hint: string;
  createdBy: string;
}

/**
 * API key: the credential of a program, which has a role as users have, and no desk. It belongs to the company, not to whoever created it:
 * it lives on when that user is deactivated.
 */
export class ApiKey extends Aggregate {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly sockets: boolean;
  readonly hash: string;
  readonly hint: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Correct to a minute, and written without an event: it says nothing that anybody follows. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;

  /** @throws InvalidField `/expiresAt` for a time that is not in the future */
  constructor(key: NewApiKey, now: Date) {
    super();
    if (key.expiresAt !== null && key.expiresAt <= now) throw new InvalidField('/expiresAt', 'must be in the future');
    this.id = key.id;
    this.name = key.name;
    this.role = key.role;
    this.sockets = key.sockets;
    this.hash = key.hash;
    this.hint = key.hint;
    this.createdBy = key.createdBy;
    this.createdAt = now;
    this.expiresAt = key.expiresAt;
    this.lastUsedAt = null;
    this.revokedAt = null;
    this.record(new ApiKeyCreated(key.id, key.name, key.role, key.sockets, key.expiresAt?.toISOString() ?? null, key.createdBy));
  }

  /** @throws DomainError `api_key.not_found` when it was revoked before */
  revoke(by: string, now: Date): void {
    if (this.revokedAt !== null) throw apiKeyNotFound();
    this.revokedAt = now;
    this.record(new ApiKeyRevoked(this.id, by));
  }
}
