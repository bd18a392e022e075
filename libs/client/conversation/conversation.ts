import type { AttachmentView, ChatView, JoinedChat, MessageView, Problem, ServerEvents } from '../../protocol';
import { CatchUp } from './catch-up';
import { latest } from './chat-list';
import type { Draft, OutgoingMessage } from './outbox';
import type { ProblemError } from '../core/problem-error';
import { Transcript } from './transcript';
import { Typists } from './typists';
import { TypingSignal } from './typing-signal';
import { countUnread } from './unread';
import type { ConversationParts, ConversationSnapshot } from './conversation-snapshot';
import { ObservableValue } from '../core/external-store';

/** Conversation store: one chat as its participant sees it. */
export class Conversation extends ObservableValue<ConversationSnapshot> {
  private chat: ChatView | null = null;
  private status: ConversationSnapshot['status'] = 'behind';
  private problem?: Problem;
  private readonly transcript = new Transcript();
  private readonly typists = new Typists(() => this.changed());
  private readonly signal: TypingSignal;
  private readonly catchUp: CatchUp;
  private readUpTo: Record<string, number> = {};
  private loading?: Promise<void>;
  /** Messages that the server has stored and that cannot be shown in order yet. */
  private stored: OutgoingMessage[] = [];

  constructor(
    readonly chatId: string,
    private readonly parts: ConversationParts,
  ) {
    super(() => this.takeSnapshot());
    const { channel, backoff, pageSize, joins } = parts;
    this.signal = new TypingSignal((typing, text) => void channel.ask('typing', { chatId, typing, text }).catch(() => undefined));
    const missed = {
      knownUpTo: () => (this.transcript.isOpen ? this.transcript.settledSeq : undefined),
      onMissed: (missed: JoinedChat) => this.hearMissed(missed),
      onRefused: ({ problem }: ProblemError) => this.end('refused', problem),
    };
    this.catchUp = new CatchUp(chatId, channel, backoff, missed, pageSize, joins);
  }

  /**
   * Adds a message to the outbox. It is pending immediately and sent as soon as possible, also after a reload.
   * @throws ProblemError `outbox.full`
   */
  send(draft: Draft | string): OutgoingMessage {
    this.signal.forget();
    return this.parts.outbox.add(this.chatId, typeof draft === 'string' ? { text: draft } : draft);
  }

  /**
   * Loads the page before the first message, if there is one, of at most 200 messages.
   * @throws ProblemError also while offline
   */
  loadOlder(limit = this.parts.pageSize): Promise<void> {
    if (!this.transcript.hasOlder) return Promise.resolve();
    if (!this.loading) {
      this.loading = this.askOlder(limit).finally(() => {
        this.loading = undefined;
        this.changed();
      });
      this.changed();
    }
    return this.loading;
  }

  /** Sends a refused message again, or a held one without waiting longer. */
  retry = (clientMessageId: string): void => this.parts.outbox.retry(clientMessageId);
  discard = (clientMessageId: string): void => this.parts.outbox.remove(clientMessageId);

  /**
   * Reports typing. Call it with true on every key press and with false when the user stops. A customer's `text` so far is shown to the agent
   * where the setting `typingPreview` is on; tell the customer.
   */
  typing = (typing: boolean, text?: string): void => this.signal.set(typing, text);

  /** Marks the chat as read up to `seq`, by default up to the last message. */
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

  /** Requests a catch-up if nothing has confirmed for `quietMs` that the conversation is complete. @internal */
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

  /** Stops following a chat that now belongs to somebody else. @internal */
  leave(): void {
    this.end('left');
    this.tellLeft();
  }

  /** @internal */
  stop(): void {
    this.signal.forget();
    this.catchUp.stop();
    this.typists.clear();
  }

  /** Takes messages over, from the socket or read in another way; what is known already is renewed. */
  hear(messages: readonly MessageView[]): void {
    this.heard(this.transcript.add(messages));
  }

  private heard(delivered: MessageView[]): void {
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

  /** Ignores a lower `seq`, since read marks only advance. @internal */
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

  /** Requests an older page by `chat.join`. This joins the chat again, so a conversation that was left must leave again. */
  private async askOlder(limit: number): Promise<void> {
    const { messages } = await this.parts.channel.ask('chat.join', { chatId: this.chatId, beforeSeq: this.transcript.firstSeq, limit });
    this.transcript.addOlder(messages);
    if (this.status === 'left') this.tellLeft();
  }

  private catchUpIfFollowed(): void {
    if (this.isFollowed) this.catchUp.due();
  }

  /**
   * Receives a page of the catch-up. A conversation that was left while the page was requested must leave again, because the request joined
   * it.
   */
  private hearMissed({ chat, messages, hasMore, deleted, edited }: JoinedChat): void {
    if (this.status === 'left') return this.tellLeft();
    for (const seq of deleted) this.hearDeleted(seq);
    this.transcript.add(edited);
    this.heard(this.transcript.open(messages));
    this.hearChat(chat);
    if (!hasMore && this.status === 'behind') this.status = 'live';
    const { accountId } = this.parts;
    const read = this.readUpTo[accountId] ?? 0;
    if (read > (chat.readUpTo[accountId] ?? 0)) this.tellRead(read);
    this.changed();
    this.parts.onChat(chat);
  }

  private tellLeft(): void {
    void this.parts.channel.ask('chat.leave', { chatId: this.chatId }).catch(() => undefined);
  }

  /** Sends the read mark; if it gets lost, it is sent again after the next reconnect. */
  private tellRead(seq: number): void {
    void this.parts.channel.ask('message.read', { chatId: this.chatId, seq }).catch(() => undefined);
  }

  private isOwn = ({ sender }: MessageView): boolean => sender.id === this.parts.accountId;

  private settle({ clientMessageId }: MessageView): void {
    if (clientMessageId === null) return;
    this.stored = this.stored.filter((each) => each.clientMessageId !== clientMessageId);
    this.parts.outbox.remove(clientMessageId);
  }

  private takeSnapshot(): ConversationSnapshot {
    const { chat, status, problem, readUpTo, transcript, typists, parts } = this;
    const { accountId } = parts;
    const { messages, hasOlder } = transcript;
    const stored = new Set(this.stored.map(({ clientMessageId }) => clientMessageId));
    const pending = [...this.stored, ...parts.outbox.of(this.chatId).filter(({ clientMessageId }) => !stored.has(clientMessageId))];
    const unread = countUnread(messages, accountId, readUpTo[accountId] ?? 0, chat?.unread ?? 0);
    const loaded = { messages, hasOlder, isLoadingOlder: this.loading !== undefined };
    return { chat, status, ...(problem && { problem }), ...loaded, pending, typing: typists.all, readUpTo, unread };
  }
}
