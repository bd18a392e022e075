import type { ConnectionState } from '#client/core';
import type { SwitchboardClient } from '#client/conversation';
import type * as Wire from '../wire';
import type { ChatView, MessageView, ServerEvents } from '../../../../libs/protocol';
import type { Keeper } from './kept';
import { nextPlace, type Place } from './line';

/** For so long a connection may be gone before anybody is told. */
const TELL_OFFLINE_AFTER_MS = 2_000;

interface Hearers {
  loaded: (wire: typeof Wire) => void;
  changed: () => void;
  chat: (chat: ChatView) => void;
  message: (message: MessageView) => void;
  /** The chat is not there any more, or not this customer's. */
  gone: () => void;
}

/** The connection to the one chat that is kept: loaded when there is one, and closed while the page sleeps. */
export class Session {
  /** The chat that is followed, or was until the page slept. */
  chatId?: string;
  client?: SwitchboardClient;
  talk?: ReturnType<SwitchboardClient['conversation']>;
  place?: Place;
  isOffline = false;
  isResuming = false;
  /** Whether the connection could not be loaded. */
  hasFailed = false;
  private readonly endings: (() => void)[] = [];
  private offlineTimer?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly origin: string,
    private readonly keeper: Keeper,
    private readonly hearers: Hearers,
  ) {}

  get snapshot() {
    return this.talk?.getSnapshot();
  }

  hearPlace({ position, estimatedWaitSeconds, waitingFor }: ServerEvents['queue.position']): void {
    this.place = nextPlace(this.place, position, estimatedWaitSeconds, waitingFor);
    this.hearers.changed();
  }

  /** Connects, for the chat that is kept. */
  async resume(): Promise<void> {
    const { token, chatId } = this.keeper.read();
    if (!token || !chatId || this.client) return;
    [this.chatId, this.isResuming, this.hasFailed] = [chatId, true, false];
    this.hearers.changed();
    try {
      const wire = await import('../wire');
      this.hearers.loaded(wire);
      const credentials = wire.customerToken(token);
      if (!this.client) this.follow(new wire.SwitchboardClient({ url: this.origin, credentials, storage: this.keeper.forClient }), chatId);
    } catch {
      this.hasFailed = true;
    } finally {
      this.isResuming = false;
      this.hearers.changed();
    }
  }

  private follow(client: SwitchboardClient, chatId: string): void {
    const talk = client.conversation(chatId);
    [this.client, this.talk] = [client, talk];
    this.endings.push(
      talk.subscribe(() => {
        const { chat, status } = talk.getSnapshot();
        if (status === 'refused') return this.hearers.gone();
        if (chat) this.hearers.chat(chat);
        this.hearers.changed();
      }),
      client.state.subscribe(() => this.hearState(client.state.getSnapshot())),
      client.onMessage(this.hearers.message),
      client.on('queue.position', (told) => this.hearPlace(told)),
    );
    client.connect();
  }

  private hearState(state: ConnectionState): void {
    clearTimeout(this.offlineTimer);
    if (state.status === 'offline' && !this.isOffline) this.offlineTimer = setTimeout(() => this.setOffline(true), TELL_OFFLINE_AFTER_MS);
    if (state.status === 'online') this.setOffline(false);
    if (state.status === 'ended' && state.reason === 'unauthorized') this.hearers.gone();
  }

  private setOffline(isOffline: boolean): void {
    this.isOffline = isOffline;
    this.hearers.changed();
  }

  /** Closes the socket, and keeps what is shown. */
  disconnect(): void {
    for (const end of this.endings.splice(0)) end();
    clearTimeout(this.offlineTimer);
    this.client?.close();
    this.client = undefined;
  }

  /** Lets the chat go. */
  drop(): void {
    this.disconnect();
    this.chatId = this.talk = this.place = undefined;
    this.isOffline = this.hasFailed = false;
  }
}
