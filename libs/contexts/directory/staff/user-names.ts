import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform';
import type { ChatAgent } from '#protocol';
import { avatarUrlOf } from './user-views';

interface NamedRow {
  id: string;
  name: string;
  avatarId: string | null;
}

/** Programs say and do things under the name of their API key. */
const BY_IDS = `select id, name, avatar_id as "avatarId" from users where id = any($1)
  union all select id, name, null from api_keys where id = any($1)`;

/**
 * Read model of the names and pictures of users, and the names of API keys; all that are asked for in one turn of the event loop are
 * loaded by one statement.
 */
@Injectable()
export class UserNames {
  private readonly loader = new DataLoader<string, NamedRow>((ids) => this.byIds(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of(userId: string): Promise<string> {
    return (await this.loader.load(userId)).name;
  }

  async withFace(userId: string): Promise<ChatAgent> {
    const { id, name, avatarId } = await this.loader.load(userId);
    return { id, name, avatarUrl: avatarUrlOf(avatarId) };
  }

  /** Returns names by id, as the transaction sees them. */
  async within(tx: Transaction, userIds: readonly string[]): Promise<Map<string, string>> {
    if (userIds.length === 0) return new Map();
    const rows = await tx.query<NamedRow>(BY_IDS, [[...new Set(userIds)]]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Returns those of the users who are not deactivated, as the transaction sees them. */
  async activeAmong(tx: Transaction, userIds: readonly string[]): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>('select id from users where id = any($1) and active', [userIds]);
    return new Set(rows.map(({ id }) => id));
  }

  private async byIds(ids: readonly string[]): Promise<NamedRow[]> {
    const rows = await this.dataSource.query<NamedRow[]>(BY_IDS, [ids]);
    const known = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => known.get(id) ?? { id, name: '', avatarId: null });
  }
}
