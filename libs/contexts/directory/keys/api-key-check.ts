import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { type Authenticated, hashOfSecret, Tokens, sightOf } from '#platform';
import { CurrentSettings } from '../settings/current-settings';
import type { Role } from '#protocol';

/** Last use is correct to so many seconds, so that a busy program does not write at each of its requests. */
const LAST_USE_SECONDS = 60;

interface ValidKey {
  id: string;
  name: string;
  role: Role;
  sockets: boolean;
  hash: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

const VALID = `select id, name, role, sockets, hash, expires_at as "expiresAt", last_used_at as "lastUsedAt" from api_keys
  where revoked_at is null and (expires_at is null or expires_at > $2)`;

/** Validity of API keys, looked up at every request, so that revoking one counts at once. */
@Injectable()
export class ApiKeyCheck implements OnModuleInit {
  /** Loads all keys that are checked in one turn of the event loop by one statement, by their hashes. Caches nothing. */
  private readonly loader = new DataLoader<string, ValidKey | null>((hashes) => this.byHashes(hashes), { cache: false, maxBatchSize: 500 });

  constructor(
    private readonly tokens: Tokens,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.tokens.checkKeysWith((key) => this.authenticate(key));
  }

  /** The role of a key as it is now; null when it was revoked or has expired. */
  async roleOf(keyId: string): Promise<Role | null> {
    const [key] = await this.dataSource.query<ValidKey[]>(`${VALID} and id = $1`, [keyId, this.clock.now()]);
    return key?.role ?? null;
  }

  private async authenticate(text: string): Promise<Authenticated | null> {
    const key = await this.loader.load(hashOfSecret(text));
    if (!key) return null;
    const { id, name, role, sockets, expiresAt } = key;
    return {
      caller: {
        type: 'staff',
        id,
        name,
        role,
        teamIds: [],
        sight: sightOf(role, await this.settings.lastRead()),
        sessionId: id,
        apiKey: true,
      },
      expiresAt: expiresAt === null ? undefined : expiresAt.getTime() / 1000,
      mayOpenSockets: sockets,
    };
  }

  private async byHashes(hashes: readonly string[]): Promise<(ValidKey | null)[]> {
    const now = this.clock.now();
    const found = await this.dataSource.query<ValidKey[]>(`${VALID} and hash = any($1)`, [hashes, now]);
    await this.noteUse(found, now);
    const keys = new Map(found.map((key) => [key.hash, key]));
    return hashes.map((hash) => keys.get(hash) ?? null);
  }

  /** The condition is repeated under the lock of the row, so that of many nodes one writes. */
  private async noteUse(keys: ValidKey[], now: Date): Promise<void> {
    const before = new Date(now.getTime() - LAST_USE_SECONDS * 1000);
    const stale = keys.filter(({ lastUsedAt }) => lastUsedAt === null || lastUsedAt <= before);
    if (stale.length === 0) return;
    await this.dataSource.query(
      'update api_keys set last_used_at = $2 where id = any($1) and (last_used_at is null or last_used_at <= $3)',
      [stale.map(({ id }) => id), now, before],
    );
  }
}
