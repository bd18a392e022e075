/** What admins may change while the system runs; it applies at once, on all nodes. Rates of 0 mean no limit. */
export interface SettingsView {
  awayAfterSeconds: number;
  disconnectGraceSeconds: number;
  requeueAfterDisconnectSeconds: number;
  maxConcurrentChats: number;
  offerTimeoutSeconds: number;
  autoCloseAfterSeconds: number;
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
