import { type Actor, Aggregate } from '#kernel';
import type { ChatSkill, ChatStatus, CloseReason, Priority } from '#protocol';
import { chatAlreadyAssigned, chatIsClosed } from './chat.errors';
import { ChatAssigned, ChatClosed, ChatQueued, ChatRequeued, MessagePosted } from './chat.events';
import { type Message, type Sender, viewMessage } from './message';

export interface NewChat {
  id: string;
  customerId: string;
  subject: string | null;
  skills: ChatSkill[];
  priority: Priority;
  metadata: Record<string, unknown>;
}

export interface NewMessage {
  id: string;
  clientMessageId: string | null;
  text: string;
}

/** One conversation of a customer, from the queue to its close. */
export class Chat extends Aggregate {
  readonly id: string;
  readonly customerId: string;
  status: ChatStatus;
  priority: Priority;
  readonly subject: string | null;
  skills: ChatSkill[];
  agentId: string | null;
  /** Everybody who ever had the chat. */
  agentIds: string[];
  /** Since when it has been waiting; kept for its age when it is assigned. */
  queuedAt: Date;
  assignedAt: Date | null;
  firstResponseAt: Date | null;
  closedAt: Date | null;
  closeReason: CloseReason | null;
  resolution: 'resolved' | 'unresolved' | null;
  lastSeq: number;
  lastMessageAt: Date | null;
  /** Since when the customer has been waiting for an answer; null when the agent had the last word. */
  awaitingReplySince: Date | null;
  tags: string[];
  rating: { score: number; comment: string | null } | null;
  ticketId: string | null;
  readonly metadata: Record<string, unknown>;
  readonly createdAt: Date;
  private posted?: Message[];

  constructor(chat: NewChat, by: Actor, now: Date) {
    super();
    this.id = chat.id;
    this.customerId = chat.customerId;
    this.status = 'queued';
    this.priority = chat.priority;
    this.subject = chat.subject;
    this.skills = chat.skills;
    this.agentId = null;
    this.agentIds = [];
    this.queuedAt = now;
    this.assignedAt = null;
    this.firstResponseAt = null;
    this.closedAt = null;
    this.closeReason = null;
    this.resolution = null;
    this.lastSeq = 0;
    this.lastMessageAt = null;
    this.awaitingReplySince = null;
    this.tags = [];
    this.rating = null;
    this.ticketId = null;
    this.metadata = chat.metadata;
    this.createdAt = now;
    this.record(new ChatQueued(this.id, this.customerId, this.priority, by));
  }

  get isWaiting(): boolean {
    return this.status === 'queued';
  }

  /** Takes the next number of the transcript. */
  post(sender: Sender, message: NewMessage, now: Date): Message {
    this.mustBeOpen();
    const posted = this.append(sender, message, now);
    this.lastMessageAt = now;
    if (sender.type === 'agent') this.firstResponseAt ??= now;
    this.awaitingReplySince = sender.type === 'customer' ? (this.awaitingReplySince ?? now) : null;
    return posted;
  }

  assignTo(agentId: string, by: Actor, reason: ChatAssigned['reason'], now: Date): void {
    this.mustBeOpen();
    if (!this.isWaiting) throw chatAlreadyAssigned();
    this.status = 'active';
    this.agentId = agentId;
    this.agentIds = [...new Set([...this.agentIds, agentId])];
    this.assignedAt = now;
    this.record(new ChatAssigned(this.id, this.customerId, agentId, by, reason));
  }

  /** Back to the queue, with the age it had. */
  requeue(by: Actor, reason: ChatRequeued['reason']): void {
    this.mustBeOpen();
    const fromAgentId = this.agentId;
    if (fromAgentId === null) return;
    this.status = 'queued';
    this.agentId = null;
    this.assignedAt = null;
    this.record(new ChatRequeued(this.id, this.customerId, fromAgentId, this.priority, by, reason));
  }

  close(by: Actor, reason: CloseReason, resolution: Chat['resolution'], now: Date): void {
    this.mustBeOpen();
    const wasWaiting = this.isWaiting;
    this.status = 'closed';
    this.closedAt = now;
    this.closeReason = reason === 'customer' && wasWaiting ? 'abandoned' : reason;
    this.resolution = resolution;
    this.awaitingReplySince = null;
    this.record(new ChatClosed(this.id, this.customerId, this.agentId, by, this.closeReason, wasWaiting));
  }

  /** The messages appended since it was loaded, for the collection to save. */
  releasePosted(): Message[] {
    const posted = this.posted ?? [];
    this.posted = undefined;
    return posted;
  }

  private append(sender: Sender, { id, clientMessageId, text }: NewMessage, now: Date): Message {
    this.lastSeq += 1;
    const message: Message = {
      id, clientMessageId, text,
      chatId: this.id,
      seq: this.lastSeq,
      senderType: sender.type,
      senderId: sender.id,
      senderName: sender.name,
      attachments: [],
      cannedResponseId: null,
      createdAt: now,
      deletedAt: null,
    };
    (this.posted ??= []).push(message);
    this.record(new MessagePosted(this.id, this.customerId, this.agentId, id, message.seq, viewMessage(message)));
    return message;
  }

  private mustBeOpen(): void {
    if (this.status === 'closed') throw chatIsClosed();
  }
}
