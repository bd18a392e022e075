import type { ManagerOptions } from 'socket.io-client';
import type { AttachmentView, ChatView, ClientEvents, MessageView, ServerEvents } from '../../protocol';
import { ChatList } from './chat-list';
import { type ReplyOf, type RequestOf, Connection, type ConnectionState } from '../core/connection';
import { Conversation } from './conversation';
import type { Credentials } from '../core/credentials';
import { Delivery } from './delivery';
import { dispatchEvents } from './event-dispatch';
import { Listeners } from '../core/listeners';
import { Outbox } from './outbox';
import { Rest } from '../core/rest';
import { type Backoff, PATIENT } from '../core/retry-loop';
import { inMemory, type KeyValueStorage } from '../core/storage';
import type { ServerTime } from '../core/server-time';
import type { UploadOptions } from '../core/upload';
import { type ExternalStore, ObservableValue } from '../core/external-store';

export interface ClientOptions {
  /** Of the server, e.g. `https://chat.example.com`. */
  url: string;
  credentials: Credentials;
  /** Where unsent messages survive a reload, e.g. `localStorage`; without it they live as long as the program. */
  storage?: KeyValueStorage;
  /** How long to wait between attempts of whatever fails. */
  backoff?: Partial<Backoff>;
  /** Seconds until an unanswered event counts as lost; 5. */
  answerWithinSeconds?: number;
  /** Seconds of silence in an open chat after which the server is asked whether anything was missed; 60. */
  sweepSeconds?: number;
  /** Messages that a chat opens with, and in each page before; 50, at most 200. */
  pageSize?: number;
  transports?: ManagerOptions['transports'];
}

/** A Switchboard as one of its people uses it: says what happens in order, and brings what is said through. */
export class SwitchboardClient {
  readonly rest: Rest;
  /** The open chats of a customer, or those that an agent has. They are followed without being asked for. */
  readonly chats: ExternalStore<ChatView[]>;
  readonly state: ExternalStore<ConnectionState>;
  /** How many messages wait to be sent. */
  readonly unsent: ExternalStore<number>;
  /** The server's clock: from `Date` headers until the greeting says it. */
  readonly serverTime: ServerTime;
  private readonly list: ChatList;
  private readonly connection: Connection;
  private readonly delivery: Delivery;
  private readonly outbox: Outbox;
  private readonly backoff: Backoff;
  private readonly pageSize: number;
  private readonly conversations = new Map<string, Conversation>();
  /** Those that the application asked for. */
  private readonly opened = new Set<string>();
  private readonly messages = new Listeners<MessageView>();
  private readonly deletions = new Listeners<MessageView>();
  private readonly sweeps: ReturnType<typeof setInterval>;
  readonly accountId: string;

  constructor({
    url,
    credentials,
    storage = inMemory(),
    backoff,
    answerWithinSeconds = 5,
    sweepSeconds = 60,
    pageSize = 50,
    transports = ['websocket'],
  }: ClientOptions) {
    this.backoff = { ...PATIENT, ...backoff };
    this.accountId = credentials.accountId;
    this.pageSize = pageSize;
    this.rest = new Rest(url, credentials);
    this.serverTime = this.rest.serverTime;
    this.chats = this.list = new ChatList(this.accountId);
    this.outbox = new Outbox(storage, this.accountId);
    this.connection = new Connection({ url, credentials, backoff: this.backoff, answerWithinMs: answerWithinSeconds * 1000, transports });
    this.state = this.connection.state;
    this.delivery = new Delivery(this.outbox, this.connection, this.backoff, (message, sent) =>
      this.follow(message.chatId).hearStored(message, sent),
    );
    const unsent = new ObservableValue(() => this.outbox.unsent);
    this.unsent = unsent;
    this.outbox.onChange((chatId) => (this.conversations.get(chatId)?.changed(), unsent.changed()));
    dispatchEvents(this.connection, {
      conversation: (chatId) => this.conversations.get(chatId),
      follow: (chatId) => this.follow(chatId),
      greeted: (ready) => this.greeted(ready),
      chat: (chat) => this.hearChat(chat),
    });
    const quietMs = sweepSeconds * 1000;
    this.sweeps = setInterval(() => this.sweep(quietMs), quietMs / 4);
    (this.sweeps as { unref?: () => void }).unref?.();
  }

  /** Stays connected from now on, through everything but the end of the sign-in; see `state`. */
  connect(): void {
    this.connection.connect();
  }

  /** For good. What was not sent stays in the storage. */
  close(): void {
    clearInterval(this.sweeps);
    this.connection.close();
    this.delivery.stop();
    for (const conversation of this.conversations.values()) conversation.stop();
  }

  /** Tries at once, when it is offline and waits for the next attempt. */
  retryNow(): void {
    this.connection.retryNow();
  }

  /** A file for a message to come; it names the id. @throws ProblemError also `upload.aborted` */
  upload(chatId: string, file: Blob, options?: UploadOptions): Promise<AttachmentView> {
    return this.rest.upload(chatId, file, options);
  }

  /** A chat that is followed from now on, until `leave`: one's own, or any that one may see. */
  conversation(chatId: string): Conversation {
    this.opened.add(chatId);
    const conversation = this.follow(chatId);
    if (!conversation.isFollowed) conversation.resume();
    return conversation;
  }

  leave(chatId: string): void {
    this.opened.delete(chatId);
    this.conversations.get(chatId)?.stop();
    this.conversations.delete(chatId);
    void this.ask('chat.leave', { chatId }).catch(() => undefined);
  }

  /** Every message of every followed chat: once, and those of a chat in order. @returns how to stop listening */
  onMessage = (listener: (message: MessageView) => void): (() => void) => this.messages.add(listener);

  /** The tombstone of a message that was heard before. @returns how to stop listening */
  onDeleted = (listener: (tombstone: MessageView) => void): (() => void) => this.deletions.add(listener);

  /** Events as the server sends them, e.g. `queue.changed`; messages are better had from `onMessage`. */
  on<N extends keyof ServerEvents>(name: N, listener: (payload: ServerEvents[N]) => void): () => void {
    const { socket } = this.connection;
    socket.on(name, listener as never);
    return () => void socket.off(name, listener as never);
  }

  /** Does something over the socket, once. @throws ProblemError also while offline, or when no answer came in time */
  ask<N extends keyof ClientEvents>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> {
    return this.connection.ask(name, payload);
  }

  private follow(chatId: string): Conversation {
    let conversation = this.conversations.get(chatId);
    if (conversation) return conversation;
    const { accountId, connection: channel, outbox, backoff, pageSize } = this;
    const parts = { accountId, channel, outbox, backoff, pageSize };
    conversation = new Conversation(chatId, {
      ...parts,
      onMessage: (message) => this.messages.tell(message),
      onDeleted: (message) => this.deletions.tell(message),
      onChat: (chat) => this.hearChat(chat),
    });
    this.conversations.set(chatId, conversation);
    conversation.resume();
    return conversation;
  }

  private greeted({ chats, serverTime }: ServerEvents['ready']): void {
    this.serverTime.hearGreeting(serverTime, Date.now());
    this.list.reset(chats);
    for (const chat of chats) this.follow(chat.id);
    for (const chatId of this.outbox.chatIds) this.follow(chatId);
    for (const conversation of this.conversations.values()) if (conversation.isFollowed) conversation.resume();
    this.delivery.resume();
  }

  /** What is not one's own any more is let go, unless the application looks at it. */
  private hearChat(chat: ChatView): void {
    this.list.hear(chat);
    const isMine = this.list.isMine(chat);
    const conversation = isMine ? this.follow(chat.id) : this.conversations.get(chat.id);
    if (isMine && !conversation?.isFollowed) conversation?.resume();
    const isOver = !isMine && chat.status !== 'closed' && !this.opened.has(chat.id);
    if (isOver && conversation?.isFollowed) conversation.leave();
    conversation?.hearChat(chat);
  }

  private sweep(quietMs: number): void {
    for (const conversation of this.conversations.values()) conversation.sweep(quietMs);
  }
}
