import type { AttachmentView, ChatView, JoinedChat, MessageView, Problem, ServerEvents } from '../protocol';
import { CatchUp } from './catch-up';
import { latest } from './chat-list';
import type { Link } from './connection';
import type { Draft, Outbox, OutgoingMessage } from './outbox';
import type { Pace } from './retry-loop';
import { Transcript } from './transcript';
import { type Typist, Typists } from './typists';
import { TypingSignal } from './typing-signal';
import { Watched } from './watched';

export interface ConversationSnapshot {
  /** Null until it is known. */
  chat: ChatView | null;
  /** `live`: as the server has it. `behind`: more is being asked for. `refused`: see `problem`. `left`: no longer followed. */
  status: 'behind' | 'live' | 'refused' | 'left';
  problem?: Problem;
  /** 1, 2, 3 … */
  messages: MessageView[];
  /** Written here and not in `messages` yet; with a `problem` when refused for good. */
  pending: OutgoingMessage[];
  typing: Typist[];
  /** How far each participant has read, by id. */
  readUpTo: Record<string, number>;
  /** Messages of others that one has not read. */
  unread: number;
}

export interface ConversationParts {
  accountId: string;
  link: Link;
  outbox: Outbox;
  pace: Pace;
  /** Each message once, in order. */
  onMessage: (message: MessageView) => void;
  onDeleted: (tombstone: MessageView) => void;
  onChat: (chat: ChatView) => void;
}

/** One chat as a person sees it. */
export class Conversation extends Watched<ConversationSnapshot> {
  private chat: ChatView | null = null;
  private status: ConversationSnapshot['status'] = 'behind';
  private problem?: Problem;
  private readonly transcript = new Transcript();
  private readonly typists = new Typists(() => this.changed());
  private readonly signal: TypingSignal;
  private readonly catchUp: CatchUp;
  private readUpTo: Record<string, number> = {};
  /** Stored by the server, and not in order here yet. */
  private stored: OutgoingMessage[] = [];

  constructor(
    readonly chatId: string,
    private readonly parts: ConversationParts,
  ) {
    super(() => this.look());
    const { link, pace } = parts;
    this.signal = new TypingSignal((typing) => void link.ask('typing', { chatId, typing }).catch(() => undefined));
    this.catchUp = new CatchUp(chatId, link, pace, {
      knownUpTo: () => this.transcript.settledSeq,
      onMissed: (missed) => this.hearMissed(missed),
      onRefused: ({ problem }) => this.end('refused', problem),
    });
  }

  /**
   * Shown as pending at once, sent when it can be, also after a reload.
   * @throws ProblemError `outbox.full`
   */
  send(draft: Draft | string): OutgoingMessage {
    this.signal.forget();
    return this.parts.outbox.add(this.chatId, typeof draft === 'string' ? { text: draft } : draft);
  }

  retry = (clientMessageId: string): void => this.parts.outbox.retry(clientMessageId);
  discard = (clientMessageId: string): void => this.parts.outbox.remove(clientMessageId);

  /** One types; to be called at every key, or with false when one stops. */
  typing = (typing: boolean): void => this.signal.set(typing);

  /** One has read so far, by default everything. */
  markRead(seq = this.transcript.lastSeq): void {
    const { accountId } = this.parts;
    if (seq <= (this.readUpTo[accountId] ?? 0)) return;
    this.hearRead({ readerId: accountId, seq });
    this.tellRead(seq);
  }

  /** @internal */
  resume(): void {
    [this.status, this.problem] = ['behind', undefined];
    this.catchUp.resume();
    this.changed();
  }

  /** Asks again when nothing proved for so long that nothing was missed. @internal */
  sweep(quietMs: number): void {
    const isOver = this.chat?.status === 'closed' && this.status === 'live';
    if (this.isFollowed && !isOver && this.catchUp.quietMs >= quietMs) this.catchUp.due();
  }

  /** @internal */
  get isFollowed(): boolean {
    return this.status === 'live' || this.status === 'behind';
  }

  /** @internal */
  end(status: 'refused' | 'left', problem?: Problem): void {
    [this.status, this.problem] = [status, problem];
    this.typists.clear();
    this.changed();
  }

  /** It is somebody else's now. @internal */
  leave(): void {
    this.end('left');
    this.tellLeft();
  }

  /** @internal */
  stop(): void {
    this.catchUp.stop();
    this.typists.clear();
  }

  /** @internal */
  hear(messages: readonly MessageView[]): void {
    const delivered = this.transcript.add(messages);
    for (const message of delivered) {
      this.typists.stopped(message.sender.id);
      if (this.isOwn(message)) this.settle(message);
    }
    if (this.transcript.hasGap) this.catchUpIfFollowed();
    else if (delivered.length > 0) this.catchUp.heard();
    this.changed();
    for (const message of delivered) this.parts.onMessage(message);
  }

  /** @internal */
  hearStored(message: MessageView, sent: OutgoingMessage): void {
    if (message.seq > this.transcript.lastSeq) this.stored.push(sent);
    this.hear([message]);
  }

  /** @internal */
  hearDeleted(seq: number): void {
    const tombstone = this.transcript.takeBack(seq);
    if (!tombstone) return;
    this.changed();
    this.parts.onDeleted(tombstone);
  }

  /** @internal */
  hearAttachment(seq: number | null, attachment: AttachmentView): void {
    if (seq !== null) this.transcript.updateAttachment(seq, attachment);
    this.changed();
  }

  /** @internal */
  hearTyping = (typing: ServerEvents['typing']): void => this.typists.hear(typing);

  /** Reading goes forward only. @internal */
  hearRead({ readerId, seq }: { readerId: string; seq: number }): void {
    if (seq <= (this.readUpTo[readerId] ?? 0)) return;
    this.readUpTo = { ...this.readUpTo, [readerId]: seq };
    this.changed();
  }

  /** @internal */
  hearChat(chat: ChatView): void {
    this.chat = latest(this.chat ?? undefined, chat);
    for (const [readerId, seq] of Object.entries(chat.readUpTo)) this.hearRead({ readerId, seq });
    if (chat.lastSeq > this.transcript.lastSeq) this.catchUpIfFollowed();
    this.changed();
  }

  private catchUpIfFollowed(): void {
    if (this.isFollowed) this.catchUp.due();
  }

  /** The server took the question for joining, also when it was on its way as one left. */
  private hearMissed({ chat, messages, hasMore, deleted }: JoinedChat): void {
    if (this.status === 'left') return this.tellLeft();
    for (const seq of deleted) this.hearDeleted(seq);
    this.hear(messages);
    this.hearChat(chat);
    if (!hasMore && this.status === 'behind') this.status = 'live';
    const { accountId } = this.parts;
    const read = this.readUpTo[accountId] ?? 0;
    if (read > (chat.readUpTo[accountId] ?? 0)) this.tellRead(read);
    this.changed();
    this.parts.onChat(chat);
  }

  private tellLeft(): void {
    void this.parts.link.ask('chat.leave', { chatId: this.chatId }).catch(() => undefined);
  }

  /** Lost, it is said again after the next reconnect. */
  private tellRead(seq: number): void {
    void this.parts.link.ask('message.read', { chatId: this.chatId, seq }).catch(() => undefined);
  }

  /** The system tells what happened; that is nobody's word. */
  private isSaid = ({ sender }: MessageView): boolean => sender.type !== 'system';

  private isOwn = ({ sender }: MessageView): boolean => sender.id === this.parts.accountId;

  private settle({ clientMessageId }: MessageView): void {
    if (clientMessageId === null) return;
    this.stored = this.stored.filter((each) => each.clientMessageId !== clientMessageId);
    this.parts.outbox.remove(clientMessageId);
  }

  private look(): ConversationSnapshot {
    const { chat, status, problem, readUpTo, transcript, typists, parts } = this;
    const messages = transcript.messages;
    const read = readUpTo[parts.accountId] ?? 0;
    const unread = messages.slice(read).filter((message) => this.isSaid(message) && !this.isOwn(message) && message.deletedAt === null).length;
    const stored = new Set(this.stored.map(({ clientMessageId }) => clientMessageId));
    const pending = [...this.stored, ...parts.outbox.of(this.chatId).filter(({ clientMessageId }) => !stored.has(clientMessageId))];
    const counted = messages.length === 0 && chat?.unread ? chat.unread : unread;
    return { chat, status, ...(problem && { problem }), messages, pending, typing: typists.all, readUpTo, unread: counted };
  }
}
