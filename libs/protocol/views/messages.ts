import type { AttachmentState, CloseReason, RecordingKind, SenderType, TranslationStatus } from '../words';
import type { ChatView } from './chats';

export interface PersonName {
  id: string;
  name: string;
}

/** The structured form of a system message; the text of the message says the same to people. */
export type Notice =
  | { type: 'assigned'; agent: PersonName }
  | { type: 'transferred'; from: PersonName; agent: PersonName }
  | { type: 'requeued'; from: PersonName; reason: 'transferred' | 'agent_gone' | 'hold_over' | 'overdue' }
  | { type: 'held'; agent: PersonName; until: string | null }
  | { type: 'resumed'; agent: PersonName }
  | { type: 'closing_soon'; closesAt: string }
  | { type: 'out_of_hours'; opensAt: string | null }
  /** `byEmail`: what was said became a message that is answered by e-mail. */
  | { type: 'closed'; reason: CloseReason; byEmail?: true };

/** Who said a message; `id` is null for the system. */
export interface MessageSender {
  type: SenderType;
  id: string | null;
  name: string;
}

/** The message that another one answers, as it is now. */
export interface QuotedMessage {
  id: string;
  seq: number;
  sender: MessageSender;
  /** Its beginning, at most 140 characters, or what a recording is called; null if it consists of files alone or was deleted. */
  text: string | null;
  /** Number of its files. */
  files: number;
  deleted: boolean;
}

/** What a message said before it was edited. */
export interface EarlierText {
  /** Null if the message consisted of files alone. */
  text: string | null;
  writtenAt: string;
  replacedAt: string;
}

/** What a message says in another language; `text` is null until it is `done`. */
export interface MessageTranslation {
  /** ISO 639. */
  language: string;
  text: string | null;
  status: TranslationStatus;
  /** The language of the message, as the translator found it. */
  sourceLanguage: string | null;
}

/** Whether a chat is translated: messages of the customer to `language`, those of staff to `customerLanguage`. */
export interface ChatTranslationView {
  available: boolean;
  on: boolean;
  language: string | null;
  customerLanguage: string | null;
}

export interface MessageView {
  id: string;
  chatId: string;
  seq: number;
  clientMessageId: string | null;
  sender: MessageSender;
  text: string | null;
  attachments: AttachmentView[];
  cannedResponseId: string | null;
  /** The message of the same chat that this one answers. */
  replyTo: QuotedMessage | null;
  /** Present when the sender is the system. */
  notice?: Notice;
  createdAt: string;
  /** When its author changed the text last. */
  editedAt: string | null;
  /** Present where they were asked for. */
  translations?: MessageTranslation[];
  deletedAt: string | null;
}

export interface RecordingView {
  kind: RecordingKind;
  seconds: number;
}

export interface AttachmentView {
  id: string;
  name: string;
  contentType: string;
  /** File size in bytes. */
  size: number;
  /** Width of an image or a video note in pixels. */
  width?: number;
  height?: number;
  url: string;
  thumbnailUrl?: string;
  /** Of a voice or video note, which is named after it: `Voice note, 0:12`. */
  recording?: RecordingView;
  state: AttachmentState;
}

export interface NoteView {
  id: string;
  chatId: string;
  author: { id: string; name: string };
  text: string;
  /** Whisper: the user whom the note addresses; everybody of the staff in the chat may read it all the same. */
  to: string | null;
  /** Users who are named besides. */
  mentions: string[];
  createdAt: string;
}

/** What somebody has begun to write in a chat. Of several devices the last one to write has it. */
export interface DraftView {
  /** Empty when there is no draft. */
  text: string;
  attachmentIds: string[];
  /** Those of the files that are still there to be sent. */
  attachments: AttachmentView[];
  /** How far its author had read the chat while writing. */
  seenSeq: number;
  updatedAt: string | null;
}

/** Reply to `chat.join`: the missed messages, or a window of the transcript. */
export interface JoinedChat {
  chat: ChatView;
  /** In order of `seq`: at most 1,000 messages after `afterSeq`, otherwise at most 200. */
  messages: MessageView[];
  /** Whether messages exist before the returned ones; `hasMore`: after them. */
  hasMoreBefore: boolean;
  hasMore: boolean;
  /** Sequence numbers up to `afterSeq` whose messages were deleted, no matter when. */
  deleted: number[];
  /** Messages up to `afterSeq` that were edited, no matter when, in order: the newest 1,000. */
  edited: MessageView[];
}
