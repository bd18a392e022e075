import { type Actor, Aggregate, nameKey } from '#kernel';
import type { ChatFilterParameters, SavedViewView } from '#protocol';
import type { Viewer } from '../../chat/domain/access';
import { sharedViewIsReadOnly, viewNotFound } from './saved-view.errors';
import { ViewChanged, ViewDeleted, ViewSaved } from './saved-view.events';

export interface SavedViewFields {
  name: string;
  filters: ChatFilterParameters;
  shared: boolean;
}

/** Filters of the list of chats under a name: its owner's own, or shared with all who work here. */
export class SavedView extends Aggregate {
  readonly id: string;
  readonly ownerId: string;
  name!: string;
  /** The name as it is compared. */
  nameKey!: string;
  filters!: ChatFilterParameters;
  shared!: boolean;
  readonly createdAt: Date;
  updatedAt!: Date;
  deletedAt: Date | null;

  constructor(id: string, fields: SavedViewFields, by: Viewer, now: Date) {
    super();
    if (fields.shared) mustShare(by);
    this.id = id;
    this.ownerId = by.id;
    this.createdAt = now;
    this.deletedAt = null;
    this.write(fields, now);
    this.record(new ViewSaved(id, actor(by), this.shared));
  }

  /** @throws DomainError `view.not_found` for what is another's own, `view.shared_is_read_only` */
  change(to: Partial<SavedViewFields>, by: Viewer, now: Date): void {
    this.mustWrite(by);
    if (to.shared) mustShare(by);
    this.write({ name: this.name, filters: this.filters, shared: this.shared, ...to }, now);
    this.record(new ViewChanged(this.id, actor(by), this.shared));
  }

  delete(by: Viewer, now: Date): void {
    this.mustWrite(by);
    this.deletedAt = now;
    this.record(new ViewDeleted(this.id, actor(by)));
  }

  private mustWrite(by: Viewer): void {
    if (this.deletedAt !== null || !(this.shared || this.ownerId === by.id)) throw viewNotFound();
    if (this.shared) mustShare(by);
  }

  private write({ name, filters, shared }: SavedViewFields, now: Date): void {
    Object.assign(this, { name, filters, shared, nameKey: nameKey(name), updatedAt: now });
  }
}

function mustShare(by: Viewer): void {
  if (!by.oversees) throw sharedViewIsReadOnly();
}

function actor({ id }: Viewer): Actor {
  return { type: 'agent', id };
}

export function viewSavedView({ id, name, filters, shared, ownerId, createdAt, updatedAt }: SavedView): SavedViewView {
  return { id, name, filters, shared, ownerId, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
