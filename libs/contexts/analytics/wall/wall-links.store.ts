import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { type Audited, Collection, Store, type Transaction } from '#platform';
import { WallLink } from './domain/wall-link';
import { tooManyWallLinks, wallLinkNotFound } from './domain/wall-link.errors';

const MOST = 100;

export const WallLinkSchema = new EntitySchema<WallLink>({
  name: 'WallLink',
  target: WallLink,
  tableName: 'wall_links',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    secretHash: { type: 'text', name: 'secret_hash' },
    createdBy: { type: 'uuid', name: 'created_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
  indices: [{ name: 'wall_links_valid', columns: ['id'], where: 'revoked_at IS NULL' }],
});

@Injectable()
export class WallLinks extends Collection<WallLink> {
  protected override readonly audited: Audited<WallLink> = { target: 'wall_link', shows: ['name', 'revokedAt'] };

  constructor(store: Store) {
    super(store, WallLinkSchema);
  }

  /** Serialises the making of links, so that two at once do not exceed the limit. */
  async addTo(tx: Transaction, link: WallLink): Promise<WallLink> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('wall_links'))`);
    const [row] = await tx.query<{ links: number }>('select count(*)::int as links from wall_links where revoked_at is null');
    if (row!.links >= MOST) throw tooManyWallLinks(MOST);
    return this.add(tx, link);
  }

  protected missing(): DomainError {
    return wallLinkNotFound();
  }
}
