import type { AttachmentView, ChatView, ClientEvents, MessageView, ServerEvents } from '../../protocol';
import { ChatList } from './chat-list';
import { type ReplyOf, type RequestOf, Connection, type ConnectionState } from '../core/connection';
import { Conversation } from './conversation';
import type { Credentials } from '../core/credentials';
import type { ConversationParts } from './conversation-snapshot';
import { Delivery } from './delivery';
import { dispatchEvents } from './event-dispatch';
import { Listeners } from '../core/listeners';
import { Outbox } from './outbox';
import { Rest } from '../core/rest';
import type { Transports } from '../core/socket';
import { type Backoff, PATIENT } from '../core/retry-loop';
import { inMemory, type KeyValueStorage } from '../core/storage';
import type { ServerTime } from '../core/server-time';
import type { UploadOptions } from '../core/upload';
import { type ExternalStore, ObservableValue } from '../core/external-store';

export interface ClientOptions {
  /** Base URL of the server, e.g. `https://chat.example.com`. */
  url: string;
  credentials: Credentials;
  /** Storage in which unsent messages survive a reload, e.g. `localStorage`. The default is memory. */
  storage?: KeyValueStorage;
  /** Waiting times between attempts of anything that failed. */
  backoff?: Partial<Backoff>;
  /** Seconds after which an event without an ack counts as failed. Default 5. */
  answerWithinSeconds?: number;
  /** Seconds without news in an open chat after which the client asks the server for missed messages. Default 60. */
  sweepSeconds?: number;
  /** Messages per page of a transcript. Default 50, at most 200. */
  pageSize?: number;
  transports?: Transports;
  /** Runs each join of a chat. An agent with hundreds of chats runs a few at a time (`Gate`), so that each is answered in time. */
  joins?: <T>(join: () => Promise<T>, chatId: string) => Promise<T>;
}

/** Switchboard client of one user: receives every message in order, and delivers what the user sends. */
export class SwitchboardClient {
  readonly rest: Rest;
  /** The open chats of a customer, or those assigned to an agent. The client follows them automatically. */
  readonly chats: ExternalStore<ChatView[]>;
  readonly state: ExternalStore<ConnectionState>;
  /** Number of messages that wait to be sent. */
  readonly unsent: ExternalStore<number>;
  /** Time by the server's clock, estimated from `Date` headers until the greeting tells it exactly. */
  readonly serverTime: ServerTime;
  private readonly list: ChatList;
  private readonly connection: Connection;
  private readonly delivery: Delivery;
  private readonly outbox: Outbox;
  private readonly backoff: Backoff;
  private readonly pageSize: number;
  private readonly joins: ConversationParts['joins'];
  private readonly conversations = new Map<string, Conversation>();
  /** Ids of the conversations that the application requested. */
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
    joins = (join) => join(),
  }: ClientOptions) {
    this.backoff = { ...PATIENT, ...backoff };
    this.accountId = credentials.accountId;
    this.pageSize = pageSize;
    this.joins = joins;
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

  /** Connects, and reconnects until the login ends or `close` is called; see `state`. */
  connect(): void {
    this.connection.connect();
  }

  /** Closes the client permanently. Unsent messages stay in the storage. */
  close(): void {
    clearInterval(this.sweeps);
    this.connection.close();
    this.delivery.stop();
    for (const conversation of this.conversations.values()) conversation.stop();
  }

  /** Tries to reconnect immediately instead of waiting for the next attempt. */
  retryNow(): void {
    this.connection.retryNow();
  }

  /** Uploads a file; pass its id in the `attachmentIds` of a later message. @throws ProblemError also `upload.aborted` */
  upload(chatId: string, file: Blob, options?: UploadOptions): Promise<AttachmentView> {
    return this.rest.upload(chatId, file, options);
  }

  /** Returns the conversation of a chat, the user's own or any visible one, and follows it until `leave`. */
  conversation(chatId: string): Conversation {
    this.opened.add(chatId);
    const conversation = this.follow(chatId);
    if (!conversation.isFollowed) conversation.resume();
    return conversation;
  }

  /** The conversation of a chat that is followed anyway, such as one's own; asking for it opens nothing. */
  followed(chatId: string): Conversation | undefined {
    return this.conversations.get(chatId);
  }

  leave(chatId: string): void {
    this.opened.delete(chatId);
    this.conversations.get(chatId)?.stop();
    this.conversations.delete(chatId);
    void this.ask('chat.leave', { chatId }).catch(() => undefined);
  }

  /**
   * Registers a listener for the messages of all followed chats: each message once, and in order within a chat. @returns a function that
   * unsubscribes
   */
  onMessage = (listener: (message: MessageView) => void): (() => void) => this.messages.add(listener);

  /** Registers a listener for tombstones of messages that were received before. @returns a function that unsubscribes */
  onDeleted = (listener: (tombstone: MessageView) => void): (() => void) => this.deletions.add(listener);

  /**
   * Registers a listener for a server event, e.g. `queue.changed`. For messages use `onMessage`, which orders and deduplicates them.
   * @returns a function that unsubscribes
   */
  on<N extends keyof ServerEvents>(name: N, listener: (payload: ServerEvents[N]) => void): () => void {
    return this.connection.on(name, listener);
  }

  /** Sends a client event once, without retrying. @throws ProblemError also while offline, or when no answer arrives in time */
  ask<N extends keyof ClientEvents>(name: N, payload: RequestOf<N>): Promise<ReplyOf<N>> {
    return this.connection.ask(name, payload);
  }

  private follow(chatId: string): Conversation {
    let conversation = this.conversations.get(chatId);
    if (conversation) return conversation;
    const { accountId, connection: channel, outbox, backoff, pageSize, joins } = this;
    const parts = { accountId, channel, outbox, backoff, pageSize, joins };
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
    // Those that are there come first, such as the one that is looked at; the others join as they are followed.
    for (const conversation of this.conversations.values()) if (conversation.isFollowed) conversation.resume();
    for (const chat of chats) this.follow(chat.id);
    for (const chatId of this.outbox.chatIds) this.follow(chatId);
    this.delivery.resume();
  }

  /** Updates the list of chats. A chat that is no longer the user's own is left, unless the application requested it. */
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
