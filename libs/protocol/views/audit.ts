/** Member of staff, or program with an API key. */
export interface AuditActor {
  type: 'user' | 'apiKey';
  id: string;
  name: string;
}

export interface AuditTarget {
  /** What was changed, e.g. `user`, `chat`, `settings`. */
  type: string;
  /** Null for one entry about many, as an import makes them. */
  id: string | null;
}

/** Entry of the audit log: what a member of staff changed. */
export interface AuditEntryView {
  id: string;
  at: string;
  actor: AuditActor;
  /** E.g. `chat.transferred`, `user.changed`. */
  action: string;
  target: AuditTarget;
  /** The values that differ, as they were; null for what is new. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Address that the request came from. */
  address: string | null;
}
