import { type Actor, Aggregate, InvalidField, nameKey, searchDocument } from '#kernel';
import { type Author, mustWrite, mustWriteFor } from './access';
import { cannedNotFound, teamIsGone } from './canned.errors';
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

const FIELDS = ['title', 'shortcut', 'category', 'content', 'scope', 'teamId'] as const satisfies (keyof CannedFields)[];

/** Canned response: a text that is written once and sent often, personal, of a team, or shared with all staff. */
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
  /** Owner of a personal response; null for others. */
  ownerId!: string | null;
  teamId!: string | null;
  /** Search document (`tsvector`) of shortcut, title and content. */
  search!: string;
  readonly createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;

  constructor(id: string, fields: CannedFields, author: Author, now: Date) {
    super();
    mustWriteFor(fields, author);
    this.id = id;
    this.createdAt = now;
    this.updatedAt = now;
    this.deletedAt = null;
    this.write(fields, author);
    this.record(new CannedResponseCreated(id, this.fields, actor(author)));
  }

  get fields(): CannedFields {
    const { title, shortcut, category, content, scope, teamId } = this;
    return { title, shortcut, category, content, scope, teamId };
  }

  /** Changes the given fields. A change of scope or team needs the right to write for both. */
  change(to: Partial<CannedFields>, author: Author, now: Date): void {
    mustWrite(author, this);
    const leavesTeam = to.scope !== undefined && to.scope !== 'team';
    const next = { ...this.fields, ...(leavesTeam && { teamId: null }), ...to };
    mustWriteFor(next, author);
    const changes = differences(this.fields, next);
    if (Object.keys(changes).length === 0) return;
    this.write(next, author);
    this.updatedAt = now;
    this.record(new CannedResponseChanged(this.id, changes, actor(author)));
  }

  /** @throws DomainError `canned.not_found` (deleted ones too), `canned.shared_is_read_only`, `canned.team_is_read_only` */
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

  /** The team is no more, and so is what it said. */
  deleteWithTeam(now: Date): void {
    if (this.deletedAt !== null) return;
    this.deletedAt = now;
    this.record(new CannedResponseDeleted(this.id, { type: 'system', id: null }));
  }

  /**
   * Restores a deleted response; otherwise changes nothing.
   * @param teamThatIs id of its team, unless that was deleted
   */
  restore(author: Author, teamThatIs: string | null): void {
    mustWrite(author, this);
    if (this.deletedAt === null) return;
    if (this.teamId !== teamThatIs) throw teamIsGone();
    this.deletedAt = null;
    this.record(new CannedResponseRestored(this.id, actor(author)));
  }

  private write({ title, shortcut, category, content, scope, teamId }: CannedFields, author: Author): void {
    mustAgree(scope, teamId);
    Object.assign(this, { title, shortcut, category, content, scope, teamId });
    this.shortcutKey = shortcut === null ? null : nameKey(shortcut);
    this.categoryKey = category === null ? null : nameKey(category);
    this.ownerId = scope === 'personal' ? author.id : null;
    this.search = searchDocument(shortcut, title, content);
  }
}

/** @throws InvalidField when a scope and a team are not for each other */
export function mustAgree(scope: Scope, teamId: string | null): void {
  if (scope === 'team' && teamId === null) throw new InvalidField('/teamId', 'must be given for the scope `team`');
  if (scope !== 'team' && teamId !== null) throw new InvalidField('/teamId', 'must not be given for another scope than `team`');
}

function differences(from: CannedFields, to: CannedFields): CannedChanges {
  const changed = FIELDS.filter((field) => from[field] !== to[field]);
  return Object.fromEntries(changed.map((field) => [field, { from: from[field], to: to[field] }]));
}

function actor({ id }: Author): Actor {
  return { type: 'agent', id };
}
