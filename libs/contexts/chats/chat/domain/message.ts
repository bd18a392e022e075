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
  /** The user whom the note addresses. */
  toId: string | null;
  /** Ids of users who are named besides. */
  mentions: string[];
  search: string | null;
  createdAt: Date;
}

/** What the author of a note gives. */
export type NewNote = Pick<Note, 'text' | 'toId' | 'mentions'>;

export function viewNote({ id, chatId, authorId, authorName, text, toId, mentions, createdAt }: Note): NoteView {
  return { id, chatId, author: { id: authorId, name: authorName }, text, to: toId, mentions, createdAt: createdAt.toISOString() };
}
