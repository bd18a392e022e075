import type { AttachmentView, MessageView, Notice, NoteView } from '#protocol';
import type { SenderType } from '#words';

export interface Sender {
  type: SenderType;
  id: string | null;
  name: string;
}

export const SYSTEM_SENDER: Sender = { type: 'system', id: null, name: 'System' };

/** A row of the transcript; it belongs to its chat and is appended by it alone. */
export interface Message {
  id: string;
  chatId: string;
  seq: number;
  clientMessageId: string | null;
  senderType: SenderType;
  senderId: string | null;
  senderName: string;
  text: string | null;
  attachments: AttachmentView[];
  cannedResponseId: string | null;
  notice: Notice | null;
  /** What it is found by, for Postgres' text search; null: not known yet. */
  search: string | null;
  createdAt: Date;
  deletedAt: Date | null;
}

export function viewMessage(message: Message): MessageView {
  const { id, chatId, seq, clientMessageId, text, attachments, cannedResponseId, notice, createdAt, deletedAt } = message;
  const sender = { type: message.senderType, id: message.senderId, name: message.senderName };
  return {
    id,
    chatId,
    seq,
    clientMessageId,
    sender,
    text,
    attachments,
    cannedResponseId,
    ...(notice && { notice }),
    createdAt: createdAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}

/** What staff tell each other about a chat; no customer ever sees it. */
export interface Note {
  id: string;
  chatId: string;
  authorId: string;
  authorName: string;
  text: string;
  search: string | null;
  createdAt: Date;
}

export function viewNote({ id, chatId, authorId, authorName, text, createdAt }: Note): NoteView {
  return { id, chatId, author: { id: authorId, name: authorName }, text, createdAt: createdAt.toISOString() };
}
