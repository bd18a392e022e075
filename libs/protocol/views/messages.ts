import type { AttachmentState, CloseReason, SenderType } from '../words';
import type { ChatView } from './chats';

export interface PersonName {
  id: string;
  name: string;
}

/** What a message of the system tells; its text says the same to people. */
export type Notice =
  | { type: 'assigned'; agent: PersonName }
  | { type: 'transferred'; from: PersonName; agent: PersonName }
  | { type: 'requeued'; from: PersonName; reason: 'transferred' | 'agent_gone' }
  | { type: 'closing_soon'; closesAt: string }
  | { type: 'closed'; reason: CloseReason };

export interface MessageView {
  id: string;
  chatId: string;
  seq: number;
  clientMessageId: string | null;
  sender: { type: SenderType; id: string | null; name: string };
  text: string | null;
  attachments: AttachmentView[];
  cannedResponseId: string | null;
  /** Of a message whose sender is the system. */
  notice?: Notice;
  createdAt: string;
  deletedAt: string | null;
}

export interface AttachmentView {
  id: string;
  name: string;
  contentType: string;
  /** In bytes. */
  size: number;
  /** Of an image, in pixels. */
  width?: number;
  height?: number;
  url: string;
  thumbnailUrl?: string;
  state: AttachmentState;
}

export interface NoteView {
  id: string;
  chatId: string;
  author: { id: string; name: string };
  text: string;
  createdAt: string;
}

/** What was missed of a chat, or a window of its transcript. */
export interface JoinedChat {
  chat: ChatView;
  /** In order: at most 1,000 after `afterSeq`, at most 200 otherwise. */
  messages: MessageView[];
  /** Whether there are messages before these, and after them. */
  hasMoreBefore: boolean;
  hasMore: boolean;
  /** The numbers up to `afterSeq` whose messages were taken back, whenever that was. */
  deleted: number[];
}
