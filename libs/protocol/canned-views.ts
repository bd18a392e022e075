export interface CannedResponseView {
  id: string;
  title: string;
  /** Without the slash. */
  shortcut: string | null;
  category: string | null;
  /** With variables, e.g. `{{customer_name | default: "there"}}`. */
  content: string;
  scope: 'personal' | 'shared';
  /** Of a personal one; nobody owns what is shared. */
  ownerId: string | null;
  usageCount: number;
  /** By whoever asks. */
  ownUsageCount: number;
  lastUsedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface CannedHistoryEntry {
  at: string;
  type: 'created' | 'changed' | 'deleted' | 'restored';
  actor: { type: 'agent' | 'customer' | 'system'; id: string | null };
  /** By field; of a new one every field, from null. */
  changes: Record<string, { from: string | null; to: string | null }>;
}
