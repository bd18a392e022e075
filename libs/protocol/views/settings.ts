/** What admins may change while the system runs; it applies at once, on all nodes. Rates of 0 mean no limit. */
export interface SettingsView {
  awayAfterSeconds: number;
  disconnectGraceSeconds: number;
  requeueAfterDisconnectSeconds: number;
  maxConcurrentChats: number;
  offerTimeoutSeconds: number;
  autoCloseAfterSeconds: number;
  abandonAfterDisconnectSeconds: number;
  priorityAgingSeconds: number | null;
  declineCooldownSeconds: number;
  acceptWhenNobodyOnline: boolean;
  identityTokenMaxSeconds: number;
  attachmentMaxBytes: number;
  attachmentTypes: string[];
  attachmentUrlSeconds: number;
  attachmentMaxFilesPerChat: number;
  attachmentMaxBytesPerChat: number;
  attachmentMaxBytesPerCustomer: number;
  maxMessagesPerSecond: number;
  maxEventsPerSecond: number;
  maxNewChatsPerMinute: number;
  maxLoginsPerMinute: number;
}

/** What a setting is, and who changed it last. */
export interface SettingMeta {
  name: string;
  /** The part of the program that it belongs to. */
  context: string;
  type: 'integer' | 'number' | 'boolean' | 'array';
  default: unknown;
  minimum?: number;
  maximum?: number;
  /** What may be in a list. */
  values?: readonly string[];
  /** Null is a value of it, and switches it off. */
  nullable: boolean;
  description: string;
  changedAt: string | null;
  changedBy: { id: string; name: string } | null;
}

/** One change of settings; `from` and `to` are absent where it was made before they were written down. */
export interface SettingsChangeView {
  at: string;
  by: { id: string; name: string } | null;
  changes: { name: string; from?: unknown; to?: unknown }[];
}
