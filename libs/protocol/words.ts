/** Vocabulary shared by the wire format, the tables and the rules. A list with ranks is in the order of its ranks. */

export * from './alarm-words';
export * from './analytics-words';
export * from './mail-words';

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How the queue is ordered: by priority and wait, or by when chats are due. */
export const QUEUE_ORDERS = ['priority', 'due'] as const;
export type QueueOrderName = (typeof QUEUE_ORDERS)[number];

export const CHAT_STATUSES = ['queued', 'offered', 'active', 'closed'] as const;
export type ChatStatus = (typeof CHAT_STATUSES)[number];

/**
 * State machine of a chat: for each status, the allowed steps and the status that each step leads to. A step that is not listed under a
 * status is refused there. An active chat can also be offered, by a warm transfer: its agent keeps the chat until another agent accepts it.
 */
export const CHAT_TRANSITIONS = {
  queued: {
    assign: 'active',
    offer: 'offered',
    post: 'queued',
    prioritise: 'queued',
    ask_for: 'queued',
    follow_skill: 'queued',
    close: 'closed',
  },
  offered: { accept: 'active', end_offer: 'queued', post: 'offered', prioritise: 'offered', follow_skill: 'offered', close: 'closed' },
  active: {
    transfer: 'active',
    requeue: 'queued',
    hand: 'active',
    mark_unread: 'active',
    hold: 'active',
    resume: 'active',
    offer: 'active',
    accept: 'active',
    end_offer: 'active',
    post: 'active',
    prioritise: 'active',
    follow_skill: 'active',
    close: 'closed',
  },
  closed: { rate: 'closed' },
} as const satisfies Record<ChatStatus, Record<string, ChatStatus>>;
export type ChatStep = { [S in ChatStatus]: keyof (typeof CHAT_TRANSITIONS)[S] }[ChatStatus];

export const CLOSE_REASONS = ['agent', 'customer', 'abandoned', 'inactivity', 'supervisor'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** What ended a hold: its agent or a supervisor, the customer by writing, or the time. */
export const RESUME_REASONS = ['agent', 'supervisor', 'customer', 'time'] as const;
export type ResumeReason = (typeof RESUME_REASONS)[number];

export const RESOLUTIONS = ['resolved', 'unresolved'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** What a waiting chat waits for, as its customer is told: anybody who takes chats, a free seat, or somebody with a skill. */
export const WAIT_REASONS = ['nobody_available', 'everybody_busy', 'skill'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** Languages that the widget speaks. */
export const WIDGET_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'he', 'ja'] as const;
export type WidgetLanguage = (typeof WIDGET_LANGUAGES)[number];

/** The side of the page at which the widget is, in the direction of the text. */
export const WIDGET_POSITIONS = ['start', 'end'] as const;
export type WidgetPosition = (typeof WIDGET_POSITIONS)[number];

export const WIDGET_MODES = ['light', 'dark', 'auto'] as const;
export type WidgetMode = (typeof WIDGET_MODES)[number];

/** What the widget may ask before a chat. */
export const WIDGET_FIELDS = ['name', 'email', 'phone'] as const;
export type WidgetFieldName = (typeof WIDGET_FIELDS)[number];

/** From best to worst. An agent's effective status is the worst of all that apply. */
export const AGENT_STATUSES = ['online', 'busy', 'away', 'offline'] as const;
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** Statuses of agents who are at their desks and can be given chats. */
export const PRESENT_STATUSES = ['online', 'busy'] as const satisfies AgentStatus[];

export const STATUS_REASONS = [
  'selected',
  'connected',
  'disconnected',
  'inactive',
  'at_capacity',
  'supervisor',
  'missed_offer',
  'missed_reply',
] as const;
export type StatusReason = (typeof STATUS_REASONS)[number];

/** In ascending order: each role includes the rights of the roles before it. */
export const ROLES = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who sent a message or did something. */
export const SENDER_TYPES = ['agent', 'customer', 'system'] as const;
export type SenderType = (typeof SENDER_TYPES)[number];

export const ACCOUNT_STATUSES = ['active', 'trial', 'suspended', 'closed'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const TICKET_STATUSES = ['open', 'pending', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Who opened a ticket: staff by hand, staff from a chat, or a customer who left a message. */
export const TICKET_SOURCES = ['staff', 'chat', 'offline'] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];

export const CONTEXT_ACTIVITIES = ['chat.started', 'chat.closed', 'ticket.opened', 'ticket.closed', 'account.changed'] as const;
export type ContextActivityType = (typeof CONTEXT_ACTIVITIES)[number];

/** `slow`: the source did not answer within its time budget. `failed`: it could not be reached, or its answer was not usable. */
export const CONTEXT_SOURCE_STATUSES = ['ok', 'pending', 'slow', 'failed'] as const;
export type ContextSourceStatus = (typeof CONTEXT_SOURCE_STATUSES)[number];

/** `gone`: the receiver answered 410. `failing`: too many attempts failed in a row, over too long a time. */
export const WEBHOOK_DISABLED_REASONS = ['gone', 'failing'] as const;
export type WebhookDisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number];

export const WEBHOOK_DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** What may stand in a canned response as `{{name}}`, and is filled with the values of a chat. */
export const CANNED_VARIABLES = [
  'customer_name',
  'customer_first_name',
  'customer_email',
  'customer_phone',
  'agent_name',
  'agent_first_name',
  'ticket_id',
  'ticket_reference',
  'chat_id',
  'subject',
  'date',
  'time',
] as const;

/** Which chats agents see besides those that they have, had or are offered: none, those that wait for their teams, or all that wait. */
export const AGENTS_SEE = ['own', 'team', 'waiting'] as const;
export type AgentsSee = (typeof AGENTS_SEE)[number];

/** Which chats supervisors see besides their own: those of their teams, or all. */
export const SUPERVISORS_SEE = ['team', 'all'] as const;
export type SupervisorsSee = (typeof SUPERVISORS_SEE)[number];

export const CANNED_SCOPES = ['personal', 'team', 'shared'] as const;
export type CannedScope = (typeof CANNED_SCOPES)[number];

/** `held`: not scanned yet. `blocked`: the scanner found something. Neither can be downloaded. */
export const RECORDING_KINDS = ['voice', 'video'] as const;
export type RecordingKind = (typeof RECORDING_KINDS)[number];
export const ATTACHMENT_STATES = ['ready', 'held', 'blocked'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

export const CHAT_HISTORY_TYPES = [
  'queued',
  'offered',
  'accepted',
  'declined',
  'offer_expired',
  'assigned',
  'transferred',
  'requeued',
  'closed',
  'held',
  'resumed',
  'priority_changed',
  'stepped_in',
  'escalated',
] as const;
export type ChatHistoryType = (typeof CHAT_HISTORY_TYPES)[number];

/** Whom a chat that nobody answers is told to, after its agent: each is told later than those before. */
export const ESCALATION_LEVELS = ['team', 'supervisors'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

/** Languages that translators know (ISO 639). */
export const LANGUAGES =
  'ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt ro ru sk sl sq sr sv th tl tr uk ur vi zh'.split(
    ' ',
  );

export const TRANSLATION_STATUSES = ['pending', 'done', 'failed'] as const;
export type TranslationStatus = (typeof TRANSLATION_STATUSES)[number];

export const RECORD_CHANGES = ['created', 'changed', 'deleted', 'merged', 'erased'] as const;
export type RecordChangeType = (typeof RECORD_CHANGES)[number];

/** Feeds that staff can watch: a snapshot, followed by events that keep it up to date. */
export const FEEDS = ['queue', 'agents', 'workload'] as const;
export type Feed = (typeof FEEDS)[number];

/** The status of a chat after a step; undefined where the step is refused. */
export function chatStatusAfter(status: ChatStatus, step: ChatStep): ChatStatus | undefined {
  const steps: Partial<Record<ChatStep, ChatStatus>> = CHAT_TRANSITIONS[status];
  return steps[step];
}

export function isPresent(status: AgentStatus): boolean {
  return (PRESENT_STATUSES as readonly AgentStatus[]).includes(status);
}

/** Where a word stands in its list, from 0. */
export function rankOf<W extends string>(words: readonly W[], word: W): number {
  return words.indexOf(word);
}

/**
 * All types that the `attachmentTypes` setting may contain: those that are recognisable by their content and execute nothing when opened.
 * Markup and scripts are excluded.
 */
export const ATTACHMENT_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/zip',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mpeg',
  'audio/wav',
  'audio/x-m4a',
  'audio/flac',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];
