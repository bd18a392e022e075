import { type Actor, Aggregate, searchDocument } from '#kernel';
import type { AttachmentView, ChatPage, ChatSkill, ChatStatus, ChatStep, Notice } from '#protocol';
import { chatStatusAfter } from '#words';
import { seqNotThere, stepRefused } from './chat.errors';
import type { ChatNotice } from './notice';
import { MessageDeleted, MessagePosted, MessagesRead, NoteAdded } from './chat.events';
import { ChatPageViewed, ChatRated, ChatSkillsChanged, ChatTagged } from './labels.events';
import { type Message, type Note, type Sender, SYSTEM_SENDER, viewMessage, viewNote } from './message';

export interface NewMessage {
  id: string;
  clientMessageId: string | null;
  text: string | null;
  attachments: AttachmentView[];
  cannedResponseId: string | null;
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
] as const satisfies (keyof Conversation)[];

/** What a chat comes to without one of its messages. */
export type Without = Pick<Conversation, 'awaitingReplySince' | 'firstResponseAt'>;

export interface Rating {
  score: number;
  comment: string | null;
}

/** What is said in a chat, and said about it: the transcript, who has read how far, notes, tags, the page, the rating. */
export abstract class Conversation extends Aggregate {
  abstract override readonly id: string;
  abstract readonly customerId: string;
  abstract readonly subject: string | null;
  abstract status: ChatStatus;
  abstract agentId: string | null;
  abstract skills: ChatSkill[];
  abstract get isWaiting(): boolean;
  lastSeq: number;
  lastMessageAt: Date | null;
  firstResponseAt: Date | null;
  /** Since when the customer has been waiting for an answer; null when the agent had the last word. */
  awaitingReplySince: Date | null;
  /** How far each participant has read. */
  readUpTo: Record<string, number>;
  tags: string[];
  /** What it is found by beside what is said in it, for Postgres' text search. */
  search: string | null;
  rating: Rating | null;
  /** BCP 47. */
  locale: string | null;
  /** The page that the customer looks at. */
  page: ChatPage | null;
  private posted?: Message[];
  private noted?: Note[];
  private deleted?: Message[];

  protected constructor() {
    super();
    this.lastSeq = 0;
    this.lastMessageAt = null;
    this.firstResponseAt = null;
    this.awaitingReplySince = null;
    this.readUpTo = {};
    this.tags = [];
    this.search = null;
    this.rating = null;
    this.locale = null;
    this.page = null;
  }

  /** Takes the next number of the transcript. */
  post(sender: Sender, message: NewMessage, now: Date): Message {
    this.status = this.after('post');
    const posted = this.append(sender, message, now);
    this.lastMessageAt = now;
    if (sender.type === 'agent') this.firstResponseAt ??= now;
    this.awaitingReplySince = sender.type === 'customer' ? (this.awaitingReplySince ?? now) : null;
    return posted;
  }

  /** What staff begin a chat with: nobody had asked yet, so it answers nothing. */
  greet(sender: Sender, message: NewMessage, now: Date): void {
    this.append(sender, message, now);
    this.lastMessageAt = now;
  }

  /** Tells what became of the chat, in the order of what is said in it; nobody said it, so nobody has to answer it. */
  postNotice(id: string, { text, notice }: ChatNotice, now: Date): void {
    this.append(SYSTEM_SENDER, { id, clientMessageId: null, text, attachments: [], cannedResponseId: null, notice }, now);
  }

  /** Text and files go, a tombstone with its number stays; what it answered waits again, what it asked waits no more. */
  deleteMessage(message: Message, { awaitingReplySince, firstResponseAt }: Without, by: Actor, now: Date): void {
    message.deletedAt = now;
    message.text = null;
    message.attachments = [];
    if (this.status !== 'closed') this.awaitingReplySince = awaitingReplySince;
    this.firstResponseAt = firstResponseAt;
    message.search = '';
    (this.deleted ??= []).push(message);
    this.record(new MessageDeleted(this.id, this.customerId, this.agentId, message.id, message.seq, by));
  }

  /** Reading goes forward only. */
  markRead(readerId: string, seq: number): void {
    if (seq > this.lastSeq) throw seqNotThere();
    if (seq <= (this.readUpTo[readerId] ?? 0)) return;
    this.readUpTo = { ...this.readUpTo, [readerId]: seq };
    this.record(new MessagesRead(this.id, this.customerId, this.agentId, readerId, seq));
  }

  addNote(id: string, author: { id: string; name: string }, text: string, now: Date): Note {
    const note: Note = {
      id,
      chatId: this.id,
      authorId: author.id,
      authorName: author.name,
      text,
      search: searchDocument(text),
      createdAt: now,
    };
    (this.noted ??= []).push(note);
    this.record(new NoteAdded(this.id, this.agentId, id, author.id, viewNote(note)));
    return note;
  }

  tag(tags: string[], by: Actor): void {
    if (JSON.stringify(tags) === JSON.stringify(this.tags)) return;
    this.tags = tags;
    this.search = searchDocument(this.subject, ...tags);
    this.record(new ChatTagged(this.id, this.customerId, this.agentId, tags, by));
  }

  /** The customer looks at another page; what led to the first one stays. A closed chat keeps its last. */
  viewPage(url: string, title: string | null): void {
    if (this.status === 'closed') return;
    if (url === this.page?.url && title === this.page.title) return;
    this.page = { url, title, referrer: this.page?.referrer ?? null };
    this.record(new ChatPageViewed(this.id, this.customerId, this.agentId));
  }

  /** A skill that is no more is asked for no longer; one that has a new name is asked for by that. */
  followSkill(name: string, renamed: string | null): void {
    this.status = this.after('follow_skill');
    this.skills = this.skills.flatMap((skill) => (skill.name !== name ? [skill] : renamed === null ? [] : [{ ...skill, name: renamed }]));
    this.record(new ChatSkillsChanged(this.id, this.customerId, this.agentId, this.skills, this.isWaiting));
  }

  rate(rating: Rating): void {
    this.status = this.after('rate');
    this.rating = rating;
    this.record(new ChatRated(this.id, this.customerId, this.agentId, rating.score));
  }

  /** What was said, noted and taken back since it was loaded, for the collection to save. */
  releaseSaid(): { messages: Message[]; notes: Note[]; deleted: Message[] } {
    const said = { messages: this.posted ?? [], notes: this.noted ?? [], deleted: this.deleted ?? [] };
    this.posted = undefined;
    this.noted = undefined;
    this.deleted = undefined;
    return said;
  }

  /** The status that a step leads to. @throws DomainError where the step is not allowed */
  protected after(step: ChatStep): ChatStatus {
    const status = chatStatusAfter(this.status, step);
    if (status === undefined) throw stepRefused(this.status, step);
    return status;
  }

  private append(sender: Sender, { id, clientMessageId, text, attachments, cannedResponseId, notice }: NewMessage, now: Date): Message {
    this.lastSeq += 1;
    const message: Message = {
      id,
      clientMessageId,
      text,
      attachments,
      cannedResponseId,
      chatId: this.id,
      seq: this.lastSeq,
      senderType: sender.type,
      senderId: sender.id,
      senderName: sender.name,
      notice: notice ?? null,
      search: notice ? '' : searchDocument(text, ...attachments.map(({ name }) => name)),
      createdAt: now,
      deletedAt: null,
    };
    (this.posted ??= []).push(message);
    this.record(new MessagePosted(this.id, this.customerId, this.agentId, id, message.seq, viewMessage(message)));
    return message;
  }
}
