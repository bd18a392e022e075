import { beginningOf } from '#kernel';
import type { AttachmentView, MessageView, Notice, NoteView, QuotedMessage } from '#protocol';
import type { SenderType } from '#words';

export interface Sender {
  type: SenderType;
  id: string | null;
  name: string;
}

export const SYSTEM_SENDER: Sender = { type: 'system', id: null, name: 'System' };

/** Greatest length of what is shown of a message beside others: in a quote, and as the last of a chat. */
export const LAST_TEXT = 140;

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
  /** The message that it answers, of the same chat. What that says is looked up where the quote is shown. */
  replyTo: Pick<QuotedMessage, 'id' | 'seq'> | null;
  notice: Notice | null;
  /** Search document (`tsvector`) of text and file names; null until `MakeSearchable` has computed it. */
  search: string | null;
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

const senderOf = ({ senderType, senderId, senderName }: Message): MessageView['sender'] => ({
  type: senderType,
  id: senderId,
  name: senderName,
});

/** @param quoted the message that it answers */
export function viewMessage(message: Message, quoted?: Message): MessageView {
  const { id, chatId, seq, clientMessageId, text, attachments, cannedResponseId, notice, createdAt, editedAt, deletedAt } = message;
  return {
    id,
    chatId,
    seq,
    clientMessageId,
    sender: senderOf(message),
    text,
    attachments,
    cannedResponseId,
    replyTo: quoted ? viewQuote(quoted) : null,
    ...(notice && { notice }),
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}

function viewQuote(message: Message): QuotedMessage {
  const { id, seq, text, attachments, deletedAt } = message;
  return {
    id,
    seq,
    sender: senderOf(message),
    text: text === null ? recordingNameIn(attachments) : beginningOf(text, LAST_TEXT),
    files: attachments.length,
    deleted: deletedAt !== null,
  };
}

/** What a voice or video note is called; null of other files. */
const recordingNameIn = (attachments: AttachmentView[]): string | null => attachments.find(({ recording }) => recording)?.name ?? null;

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

/** Idempotency key of a message: the sender's client chose `clientMessageId`. */
export interface MessageKey {
  chatId: string;
  senderId: string;
  clientMessageId: string;
}
