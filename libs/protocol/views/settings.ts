import type { AgentsSee, Priority, ServiceLevelFormula, SupervisorsSee, WidgetLanguage } from '../words';
import type { WidgetSettings } from './widget';

/** Settings that admins may change at run time; a change takes effect immediately on all nodes. A rate of 0 means no limit. */
export interface SettingsView {
  contextSources: ContextSourceSetting[];
  /** The service that messages are translated by: none, or one. */
  translators: TranslatorSetting[];
  /** The language of staff (ISO 639); null: nothing is translated. */
  translateTo: string | null;
  awayAfterSeconds: number;
  disconnectGraceSeconds: number;
  requeueAfterDisconnectSeconds: number;
  maxConcurrentChats: number;
  /** How many seats of its agent a chat takes; of the rules that fit it the heaviest counts, without one it takes one. */
  chatWeights: ChatWeightSetting[];
  /** Skills that the language of a customer's page asks for. */
  localeSkills: LocaleSkillSetting[];
  /** So long the seat of a closed chat stays taken, and so long routing leaves alone who got a chat. */
  wrapUpSeconds: number;
  breathingSeconds: number;
  /** A customer who returns within so many days goes to the agent of before, while that one is free; 0: like all others. */
  stickyDays: number;
  offerTimeoutSeconds: number;
  autoCloseAfterSeconds: number;
  abandonAfterDisconnectSeconds: number;
  priorityAgingSeconds: number | null;
  declineCooldownSeconds: number;
  /** Null: a chat stays with an agent who does not answer. */
  takeBackAfterOverdueSeconds: number | null;
  /** So long a chat may be left unanswered before its team, and supervisors, are told; null: they are not. */
  escalateToTeamAfterSeconds: number | null;
  escalateToSupervisorsAfterSeconds: number | null;
  acceptWhenNobodyOnline: boolean;
  /** The opening hours of the installation; null: it is always open. */
  hoursId: string | null;
  acceptWhenClosed: boolean;
  /** What becomes of chats that wait at closing time: they keep their place, or become messages that are answered by e-mail. */
  waitingAtClosing: 'keep' | 'message';
  agentsSee: AgentsSee;
  supervisorsSee: SupervisorsSee;
  /** By language, what customers are greeted with whose team does not greet. */
  greeting: Partial<Record<WidgetLanguage, string>>;
  /** After so long a wait for a reply pages show the chat as soon, and as late. */
  replySoonSeconds: number;
  replyLateSeconds: number;
  /** So long before a chat is due it is told to be. */
  dueSoonSeconds: number;
  agentSeesWatchers: boolean;
  /** So long the author of a message may edit it; 0: nobody may. */
  editMinutes: number;
  /** Whether an agent sees what its customer types before it is sent. */
  typingPreview: boolean;
  identityTokenMaxSeconds: number;
  attachmentMaxBytes: number;
  attachmentTypes: string[];
  voiceNotes: boolean;
  videoNotes: boolean;
  /** So long a voice or video note may be. */
  recordingSeconds: number;
  attachmentUrlSeconds: number;
  attachmentMaxFilesPerChat: number;
  attachmentMaxBytesPerChat: number;
  attachmentMaxBytesPerCustomer: number;
  serviceLevelSeconds: number;
  shortAbandonSeconds: number;
  serviceLevelFormula: ServiceLevelFormula;
  /** So long a sent message waits at the desk, where its agent can take it back; 0: it goes at once. */
  undoSendSeconds: number;
  /** Null: what was said in chats is kept for good. */
  retentionDays: number | null;
  /** Null: entries of the audit log are kept for good. */
  auditRetentionDays: number | null;
  maxMessagesPerSecond: number;
  maxEventsPerSecond: number;
  maxNewChatsPerMinute: number;
  maxNewChatsPerMinuteOfSite: number;
  maxMessagesPerMinuteOfSite: number;
  maxMessagesPerMinuteOfNetwork: number;
  maxLoginsPerMinute: number;
  widget: WidgetSettings;
}

/** A system of the company's own that is asked about customers. */
export interface ContextSourceSetting {
  name: string;
  url: string;
  /** Time budget of one request. */
  timeoutMs: number;
  /** Signs the requests (Standard Webhooks). Absent from every answer; in a change, absent means that it stays as it is. */
  secret?: string;
}

/** A service with the interface of LibreTranslate. */
export interface TranslatorSetting {
  name: string;
  url: string;
  /** Time budget of one request. */
  timeoutMs: number;
  /** `api_key` of the requests, empty for none. Absent from every answer; in a change, absent means that it stays as it is. */
  key?: string;
}

/** Weight of the chats that have all that is given of these. */
export interface ChatWeightSetting {
  priority?: Priority;
  /** Name of a skill that the chat asks for. */
  skill?: string;
  teamId?: string;
  weight: number;
}

/** A skill that chats from pages in this language (BCP 47) ask for. */
export interface LocaleSkillSetting {
  locale: string;
  skill: string;
  minLevel: number;
  required: boolean;
  relaxAfterSeconds?: number;
}

/** Description of a setting, and its last change. */
export interface SettingMeta {
  name: string;
  /** The bounded context that the setting belongs to. */
  context: string;
  type: 'integer' | 'number' | 'boolean' | 'array' | 'text' | 'id' | 'object';
  default: unknown;
  minimum?: number;
  maximum?: number;
  /** The values that a list may contain, or the words that a text may be. */
  values?: readonly string[];
  /** Whether null is allowed; null switches the setting's feature off. */
  nullable: boolean;
  /** Whether all staff may read the setting, not only admins. */
  forStaff: boolean;
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
