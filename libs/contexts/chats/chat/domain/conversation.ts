import { type Actor, searchDocument } from '#kernel';
import type { AttachmentView, Notice } from '#protocol';
import type { Chat } from './chat';
import type { ChatNotice } from './notice';
import { MessageDeleted, MessageEdited, MessagePosted, NoteAdded } from './transcript.events';
import { chatIsClosed, editTooLate, messageDeleted, notTheAuthor } from './chat.errors';
import { SupervisorSteppedIn } from './labels.events';
import { OnHold } from './on-hold';
import { type Message, type NewNote, type Note, type Sender, SYSTEM_SENDER, viewMessage, viewNote } from './message';

export interface NewMessage {
  id: string;
  clientMessageId: string | null;
  text: string | null;
  attachments: AttachmentView[];
  cannedResponseId: string | null;
  /** The message that it answers. */
  quoted?: Message;
  notice?: Notice;
}

/** All of a chat that is read where `post` is allowed and carried out, beside what never changes. */
export const POST_READS = [
  'status',
  'customerId',
  'agentId',
  'lastSeq',
  'firstResponseAt',
  'awaitingReplySince',
  'holdEndsAt',
  'dueAt',
  'priority',
  'teamId',
] as const satisfies (keyof Chat)[];

/** What a chat comes to without one of its messages. */
export type Without = Pick<Conversation, 'awaitingReplySince' | 'firstResponseAt'>;

/** What is said in a chat: the transcript and the notes. */
export abstract class Conversation extends OnHold {
  abstract get isWaiting(): boolean;
  abstract readonly dueAt: Date | null;
  lastMessageAt: Date | null;
  firstResponseAt: Date | null;
  /** Since when the customer has been waiting for an answer; null when the agent had the last word. */
  awaitingReplySince: Date | null;
  private posted?: Message[];
  private told?: MessagePosted[];
  private noted?: Note[];
  private changed?: Message[];

  protected constructor() {
    super();
    this.lastMessageAt = null;
    this.firstResponseAt = null;
    this.awaitingReplySince = null;
  }

  /** Appends a message under the next `seq`. */
  post(sender: Sender, message: NewMessage, now: Date): Message {
    this.status = this.after('post');
    const posted = this.append(sender, message, now);
    this.lastMessageAt = now;
    if (sender.type === 'agent') this.firstResponseAt ??= now;
    this.awaitingReplySince = sender.type === 'customer' ? (this.awaitingReplySince ?? now) : null;
    if (sender.type === 'customer') this.callBack(now);
    if (sender.type === 'agent' && this.status === 'active' && sender.id !== this.agentId)
      this.record(new SupervisorSteppedIn(this.id, this.agentId!, { type: 'agent', id: sender.id }, sender.name, posted.id));
    return posted;
  }

  /** Appends the greeting of staff who start a chat. It counts as no response, because the customer has not asked anything yet. */
  greet(sender: Sender, message: NewMessage, now: Date): void {
    this.append(sender, message, now);
    this.lastMessageAt = now;
  }

  /** Appends what the company says first, to whoever comes. Like a notice, it is nobody's word. */
  postGreeting(id: string, text: string, now: Date): void {
    this.append(SYSTEM_SENDER, { id, clientMessageId: null, text, attachments: [], cannedResponseId: null }, now);
  }

  /** Appends a notice of the system to the transcript. It is nobody's word, so it neither asks for an answer nor is one. */
  postNotice(id: string, { text, notice }: ChatNotice, now: Date): void {
    this.append(SYSTEM_SENDER, { id, clientMessageId: null, text, attachments: [], cannedResponseId: null, notice }, now);
  }

  /**
   * Erases the text and the files; the row stays as a tombstone, so that `seq` has no gap. `Without` is what the chat's response times are
   * without the message: the question that it answered waits again, and its own question waits no longer.
   */
  deleteMessage(message: Message, { awaitingReplySince, firstResponseAt }: Without, by: Actor, now: Date): void {
    message.deletedAt = now;
    message.text = null;
    message.attachments = [];
    if (this.status !== 'closed' && !this.isOnHold) this.awaitingReplySince = awaitingReplySince;
    this.firstResponseAt = firstResponseAt;
    message.search = '';
    (this.changed ??= []).push(message);
    this.record(new MessageDeleted(this.id, this.customerId, this.agentId, message.id, message.seq, by));
  }

  /** Changes the text alone: the message keeps its place and its time, and whether somebody waits for an answer does not change. */
  editMessage(message: Message, text: string, by: Actor, now: Date, minutes: number): void {
    if (message.senderType === 'system' || message.senderId !== by.id) throw notTheAuthor();
    if (this.status === 'closed') throw chatIsClosed();
    if (message.deletedAt !== null) throw messageDeleted();
    if (now.getTime() >= message.createdAt.getTime() + minutes * 60_000) throw editTooLate(minutes);
    if (message.text === text) return;
    message.text = text;
    message.editedAt = now;
    message.search = searchDocument(text, ...message.attachments.map(({ name }) => name));
    (this.changed ??= []).push(message);
    this.record(new MessageEdited(this.id, this.customerId, this.agentId, message.id, message.seq, by));
  }

  addNote(id: string, author: { id: string; name: string }, said: NewNote, now: Date): Note {
    const search = searchDocument(said.text);
    const note: Note = { ...said, id, chatId: this.id, authorId: author.id, authorName: author.name, search, createdAt: now };
    (this.noted ??= []).push(note);
    this.erasedAt = null;
    this.record(new NoteAdded(this.id, this.agentId, id, author.id, viewNote(note)));
    return note;
  }

  /** Hands over the messages, notes and changed messages since the chat was loaded, for `Chats` to save, who has reckoned `dueAt` before. */
  releaseSaid(): { messages: Message[]; notes: Note[]; changed: Message[] } {
    const said = { messages: this.posted ?? [], notes: this.noted ?? [], changed: this.changed ?? [] };
    const dueAt = this.dueAt?.toISOString() ?? null;
    for (const event of this.told ?? []) event.dueAt = dueAt;
    this.posted = undefined;
    this.told = undefined;
    this.noted = undefined;
    this.changed = undefined;
    return said;
  }

  private append(
    sender: Sender,
    { id, clientMessageId, text, attachments, cannedResponseId, quoted, notice }: NewMessage,
    now: Date,
  ): Message {
    this.lastSeq += 1;
    const message: Message = {
      id,
      clientMessageId,
      text,
      attachments,
      cannedResponseId,
      replyTo: quoted ? { id: quoted.id, seq: quoted.seq } : null,
      chatId: this.id,
      seq: this.lastSeq,
      senderType: sender.type,
      senderId: sender.id,
      senderName: sender.name,
      notice: notice ?? null,
      search: notice ? '' : searchDocument(text, ...attachments.map(({ name }) => name)),
      createdAt: now,
      editedAt: null,
      deletedAt: null,
    };
    (this.posted ??= []).push(message);
    const posted = new MessagePosted(this.id, this.customerId, this.agentId, id, message.seq, viewMessage(message, quoted));
    (this.told ??= []).push(posted);
    this.record(posted);
    return message;
  }
}
