import { type Actor, Aggregate, nameKey, searchDocument } from '#kernel';
import { type Author, mustWrite, mustWriteIn } from './access';
import { cannedNotFound } from './canned.errors';
import {
  CannedFileAdded,
  CannedFileRemoved,
  type CannedChanges,
  type CannedFields,
  CannedResponseChanged,
  CannedResponseCreated,
  CannedResponseDeleted,
  CannedResponseRestored,
} from './canned.events';

export type Scope = CannedFields['scope'];

const FIELDS = ['title', 'shortcut', 'category', 'content', 'scope'] as const satisfies (keyof CannedFields)[];

/** Canned response: a text that is written once and sent often, either personal or shared with all staff. */
export class CannedResponse extends Aggregate implements CannedFields {
  readonly id: string;
  title!: string;
  shortcut!: string | null;
  /** Normalised shortcut (`nameKey`), by which it is compared. */
  shortcutKey!: string | null;
  category!: string | null;
  /** Normalised category (`nameKey`), by which it is compared. */
  categoryKey!: string | null;
  content!: string;
  scope!: Scope;
  /** Owner of a personal response; null for a shared one. */
  ownerId!: string | null;
  /** Search document (`tsvector`) of shortcut, title and content. */
  search!: string;
  readonly createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;

  constructor(id: string, fields: CannedFields, author: Author, now: Date) {
    super();
    mustWriteIn(fields.scope, author);
    this.id = id;
    this.createdAt = now;
    this.updatedAt = now;
    this.deletedAt = null;
    this.write(fields, author);
    this.record(new CannedResponseCreated(id, this.fields, actor(author)));
  }

  get fields(): CannedFields {
    const { title, shortcut, category, content, scope } = this;
    return { title, shortcut, category, content, scope };
  }

  /** Changes the given fields. A change of scope needs the right to write in both scopes. */
  change(to: Partial<CannedFields>, author: Author, now: Date): void {
    mustWrite(author, this);
    mustWriteIn(to.scope ?? this.scope, author);
    const next = { ...this.fields, ...to };
    const changes = differences(this.fields, next);
    if (Object.keys(changes).length === 0) return;
    this.write(next, author);
    this.updatedAt = now;
    this.record(new CannedResponseChanged(this.id, changes, actor(author)));
  }

  /** @throws DomainError `canned.not_found` (deleted ones too), `canned.shared_is_read_only` */
  mustBeWritableBy(author: Author): void {
    if (this.deletedAt !== null) throw cannedNotFound();
    mustWrite(author, this);
  }

  /** Records a stored file. The right of its uploader was checked when the upload began. */
  addFile(file: { id: string; name: string }, uploaderId: string): void {
    this.record(new CannedFileAdded(this.id, file.id, file.name, { type: 'agent', id: uploaderId }));
  }

  removeFile(file: { id: string; name: string }, author: Author): void {
    this.mustBeWritableBy(author);
    this.record(new CannedFileRemoved(this.id, file.id, file.name, actor(author)));
  }

  delete(author: Author, now: Date): void {
    mustWrite(author, this);
    this.deletedAt = now;
    this.record(new CannedResponseDeleted(this.id, actor(author)));
  }

  /** Restores a deleted response; otherwise changes nothing. */
  restore(author: Author): void {
    mustWrite(author, this);
    if (this.deletedAt === null) return;
    this.deletedAt = null;
    this.record(new CannedResponseRestored(this.id, actor(author)));
  }

  private write({ title, shortcut, category, content, scope }: CannedFields, author: Author): void {
    Object.assign(this, { title, shortcut, category, content, scope });
    this.shortcutKey = shortcut === null ? null : nameKey(shortcut);
    this.categoryKey = category === null ? null : nameKey(category);
    this.ownerId = scope === 'shared' ? null : author.id;
    this.search = searchDocument(shortcut, title, content);
  }
}

function differences(from: CannedFields, to: CannedFields): CannedChanges {
  const changed = FIELDS.filter((field) => from[field] !== to[field]);
  return Object.fromEntries(changed.map((field) => [field, { from: from[field], to: to[field] }]));
}

function actor({ id }: Author): Actor {
  return { type: 'agent', id };
}
