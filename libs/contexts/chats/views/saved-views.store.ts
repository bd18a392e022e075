import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import type { DomainError } from '#kernel';
import { type Audited, Collection, isUniqueViolation, Store, type Transaction } from '#platform';
import { SavedView } from './domain/saved-view';
import { tooManyViews, viewNameTaken, viewNotFound } from './domain/saved-view.errors';

const MOST_OF_ONE_OWNER = 100;

export const SavedViewSchema = new EntitySchema<SavedView>({
  name: 'SavedView',
  target: SavedView,
  tableName: 'saved_views',
  columns: {
    id: { type: 'uuid', primary: true },
    ownerId: { type: 'uuid', name: 'owner_id' },
    name: { type: 'text' },
    nameKey: { type: 'text', name: 'name_key' },
    filters: { type: 'jsonb' },
    shared: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [
    { name: 'saved_views_name', columns: ['ownerId', 'nameKey'], unique: true, where: 'deleted_at IS NULL' },
    { name: 'saved_views_shared', columns: ['nameKey', 'id'], where: 'shared AND deleted_at IS NULL' },
  ],
});

@Injectable()
export class SavedViews extends Collection<SavedView> {
  protected override readonly audited: Audited<SavedView> = {
    target: 'saved_view',
    shows: ({ name, filters, shared, deletedAt }) => (shared ? { name, filters, shared, deletedAt } : {}),
  };

  constructor(store: Store) {
    super(store, SavedViewSchema);
  }

  /** One at a time of each owner, so that two at once are not both the last that there is room for. */
  async addTo(tx: Transaction, view: SavedView): Promise<SavedView> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('saved_views'), hashtext($1))`, [view.ownerId]);
    const [row] = await tx.query<{ views: number }>(
      'select count(*)::int as views from saved_views where owner_id = $1 and deleted_at is null',
      [view.ownerId],
    );
    if (row!.views >= MOST_OF_ONE_OWNER) throw tooManyViews(MOST_OF_ONE_OWNER);
    return this.add(tx, view);
  }

  protected missing(): DomainError {
    return viewNotFound();
  }
}

/**
 * The index that guards the names has the last word.
 * @throws DomainError `view.name_taken`
 */
export async function withFreeName<T>(name: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueViolation(error) ? viewNameTaken(name) : error;
  }
}
