import type { CloseReason } from './views';

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
  sender: { type: 'agent' | 'customer' | 'system'; id: string | null; name: string };
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
  /** Held: not scanned yet. Blocked: something was found in it. Neither can be downloaded. */
  state: 'ready' | 'held' | 'blocked';
}

export interface NoteView {
  id: string;
  chatId: string;
  author: { id: string; name: string };
  text: string;
  createdAt: string;
}
