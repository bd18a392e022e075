import type { WidgetFieldName, WidgetMode, WidgetPosition } from '../words';
import type { WaitRange } from './routing';

export interface WidgetTheme {
  /** `#rrggbb` */
  colour: string;
  /** Radius of the corners in pixels, 0–28. */
  radius: number;
  position: WidgetPosition;
  mode: WidgetMode;
}

export interface WidgetField {
  name: WidgetFieldName;
  required: boolean;
}

/** What admins decide about the widget. */
export interface WidgetSettings {
  theme: WidgetTheme;
  /** By language: words of the widget that the company says differently. */
  texts: Record<string, Record<string, string>>;
  fields: WidgetField[];
  /** Whether a waiting customer is told its place in line. */
  showPosition: boolean;
  /** Names whose faces are shown before a chat. */
  team: string[];
  poweredBy: boolean;
}

/** What a customer may choose to write about: a public team, which a chat is then for (`team`), or a public skill (`skills`). */
export interface WidgetTopic {
  name: string;
  description: string | null;
  kind: 'team' | 'skill';
}

/** Answer of `GET /widget/config`. */
export interface WidgetConfigView extends Omit<WidgetSettings, 'texts' | 'team'> {
  /** Whether an agent is online or busy, within the opening hours. */
  online: boolean;
  /** When it opens next; null while it is open, and when that is not known. */
  opensAt: string | null;
  /** Whether a chat may be started now. */
  acceptsChats: boolean;
  topics: WidgetTopic[];
  /** Of somebody who starts a chat now; null while that cannot be told honestly. */
  estimatedWaitSeconds: WaitRange | null;
  /** So long a customer may edit what it sent; 0: not at all. */
  editMinutes: number;
  /** Whether the agent sees what is typed before it is sent, of which the customer has to be told. */
  typingPreview: boolean;
  /** Whether customers can have transcripts sent by e-mail. */
  mailsTranscripts: boolean;
  attachments: { maxBytes: number; types: string[] };
  /** What may be recorded, and for how long; null: nothing. */
  recordings: { voice: boolean; video: boolean; maxSeconds: number } | null;
  /** Whether staff may write in another language than the page's, and be translated. */
  translates: boolean;
  texts: Record<string, string>;
  team: { name: string }[];
  languages: string[];
  reopenWithinSeconds: number;
}
