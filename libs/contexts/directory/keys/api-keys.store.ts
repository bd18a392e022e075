import { Injectable } from '@nestjs/common';
import { EntitySchema, IsNull, LessThan } from 'typeorm';
import type { DomainError } from '#kernel';
import { type Audited, Collection, Store } from '#platform';
import { ApiKey } from './domain/api-key';
import { apiKeyNotFound } from './domain/api-key.errors';

export const ApiKeySchema = new EntitySchema<ApiKey>({
  name: 'ApiKey',
  target: ApiKey,
  tableName: 'api_keys',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    role: { type: 'text' },
    sockets: { type: 'boolean' },
    hash: { type: 'text' },
    hint: { type: 'text' },
    createdBy: { type: 'uuid', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  indices: [
    { name: 'api_keys_hash', columns: ['hash'], unique: true },
    { name: 'api_keys_valid', columns: ['id'], where: 'revoked_at IS NULL' },
  ],
});

@Injectable()
export class ApiKeys extends Collection<ApiKey> {
  protected override readonly audited: Audited<ApiKey> = {
    target: 'api_key',
    shows: ['name', 'role', 'sockets', 'expiresAt', 'revokedAt'],
  };

  constructor(store: Store) {
    super(store, ApiKeySchema);
  }

  /** Page of the keys that are not revoked, the newest first. */
  page(limit: number, beforeId: string | undefined): Promise<ApiKey[]> {
    const before = beforeId === undefined ? {} : { id: LessThan(beforeId) };
    return this.repository().find({ where: { revokedAt: IsNull(), ...before }, order: { id: 'DESC' }, take: limit });
  }

  count(): Promise<number> {
    return this.repository().countBy({ revokedAt: IsNull() });
  }

  protected missing(): DomainError {
    return apiKeyNotFound();
  }
}
