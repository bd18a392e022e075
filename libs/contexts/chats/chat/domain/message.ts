import type { AttachmentView, MessageView, Notice, NoteView } from '#protocol';
import type { SenderType } from '#words';

export interface Sender {
  type: SenderType;
  id: string | null;
  name: string;
}

export const SYSTEM_SENDER: Sender = { type: 'system', id: null, name: 'System' };

/** Message: a row of the transcript. Only its chat appends and changes it. */
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
  /** Search document (`tsvector`) of text and file names; null until `MakeSearchable` has computed it. */
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

/** Note of staff about a chat; customers never see it. */
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
