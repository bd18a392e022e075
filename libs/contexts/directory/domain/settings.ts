import { Aggregate, DomainError } from '#kernel';
import type { SettingsView } from '#protocol';
import { SettingsChanged } from './directory.events';

/** There is one row of settings. */
export const SETTINGS_ID = '00000000-0000-7000-8000-000000000001';

const DEFAULTS: SettingsView = {
  awayAfterSeconds: 900,
  disconnectGraceSeconds: 30,
  requeueAfterDisconnectSeconds: 60,
  maxConcurrentChats: 5,
  offerTimeoutSeconds: 0,
  autoCloseAfterSeconds: 1800,
  priorityAgingSeconds: null,
  declineCooldownSeconds: 30,
  acceptWhenNobodyOnline: true,
  identityTokenMaxSeconds: 86_400,
  attachmentMaxBytes: 10_485_760,
  attachmentTypes: [
    'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain', 'text/csv',
    'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.oasis.opendocument.text',
    'application/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.presentation',
  ],
  attachmentUrlSeconds: 300,
  attachmentMaxFilesPerChat: 1_000,
  attachmentMaxBytesPerChat: 2_147_483_648,
  attachmentMaxBytesPerCustomer: 2_147_483_648,
  maxMessagesPerSecond: 20,
  maxEventsPerSecond: 50,
  maxNewChatsPerMinute: 30,
  maxLoginsPerMinute: 10,
};

const ABOUT_GRACE = ['disconnectGraceSeconds', 'requeueAfterDisconnectSeconds'];

/** @throws DomainError `validation.failed` that names both when chats would leave an agent who still counts as there */
function mustAgree({ disconnectGraceSeconds, requeueAfterDisconnectSeconds }: SettingsView): void {
  if (requeueAfterDisconnectSeconds >= disconnectGraceSeconds) return;
  const errors = [
    { pointer: '/requeueAfterDisconnectSeconds', message: `must not be below disconnectGraceSeconds (${disconnectGraceSeconds})` },
    { pointer: '/disconnectGraceSeconds', message: `must not be above requeueAfterDisconnectSeconds (${requeueAfterDisconnectSeconds})` },
  ];
  throw new DomainError('invalid', 'validation.failed', 'The settings contradict each other', {}, errors);
}

/** Keeps only what an admin chose, so that a better default reaches everybody else. */
export class Settings extends Aggregate {
  readonly id: string;
  chosen: Partial<SettingsView>;

  constructor() {
    super();
    this.id = SETTINGS_ID;
    this.chosen = {};
  }

  get values(): SettingsView {
    return { ...DEFAULTS, ...this.chosen };
  }

  change(changes: Partial<SettingsView>): void {
    const before: Record<string, unknown> = { ...this.values };
    const changed = Object.entries(changes).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value));
    if (changed.length === 0) return;
    if (changed.some(([name]) => ABOUT_GRACE.includes(name))) mustAgree({ ...this.values, ...changes });
    this.chosen = { ...this.chosen, ...Object.fromEntries(changed) };
    this.record(new SettingsChanged(this.id, changed.map(([name]) => name)));
  }
}
