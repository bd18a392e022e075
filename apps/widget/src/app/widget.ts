import type { ChatView, MessageView, WidgetConfigView } from '../../../../libs/protocol';
import type { Context } from '../api';
import type { Options, Person } from '../../package/api';
import { Keeper } from './kept';
import { nextPlace } from './line';
import { Requests, type StartRequest } from './requests';
import { type Refused, wordFor } from './rest';
import { Session } from './session';
import type { Said } from '../talk/thread';
import type { Notes } from '../notes/notes';
import type * as Wire from '../wire';
import type { Words } from './words';

/** One customer at one page: what is shown follows from it, and `onChange` says when to look again. */
export class Widget {
  readonly keeper = new Keeper();
  readonly requests: Requests;
  readonly session: Session;
  /** What a chat needs, once it is loaded. */
  wire?: typeof Wire;
  uploads?: Wire.Uploads;
  title?: Wire.PageTitle;
  /** What records and plays voice and video notes, once it is loaded. */
  notes?: Partial<Notes>;
  /** What shows messages in the customer's language, once it is loaded. */
  said?: Said;
  config: WidgetConfigView;
  options: Options;
  isOpen = false;
  /** The page that is shown where there is no chat. */
  page: 'start' | 'offline' | 'left' = 'start';
  chat: ChatView | null = null;
  draft: string;
  about?: Wire.About;
  /** What came while the widget was closed. */
  tease?: MessageView;
  /** The address that will be written to, after a message was left. */
  answeredBy = '';
  private unreadSaid = 0;
  private agentSaid = '';

  constructor(
    readonly context: Context,
    readonly words: Words,
    private readonly onChange: () => void,
  ) {
    this.config = context.config;
    this.options = context.options;
    this.draft = this.keeper.read().draft ?? '';
    this.requests = new Requests(context, this.keeper);
    this.session = new Session(context.origin, this.keeper, {
      loaded: (wire) => this.hearLoaded(wire),
      changed: this.changed,
      chat: (chat) => this.hearChat(chat),
      // Of a first page it is told afterwards how much of it was read.
      message: (message) => queueMicrotask(() => this.hearMessage(message)),
      gone: () => this.newChat(),
    });
    if (!this.config.online) this.page = 'offline';
  }

  private hearLoaded(wire: typeof Wire): void {
    if (this.wire) return;
    this.wire = wire;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(wire.styles);
    this.context.host.shadowRoot!.adoptedStyleSheets.push(sheet);
    this.title = new wire.PageTitle();
    this.uploads = new wire.Uploads(this);
  }

  readonly changed = (): void => {
    if (this.isOpen && !document.hidden) this.session.talk?.markRead();
    const { unread, agentName } = this;
    if (agentName && agentName !== this.agentSaid) this.context.emit('assigned', { name: (this.agentSaid = agentName) });
    if (unread !== this.unreadSaid) this.context.emit('unread', (this.unreadSaid = unread));
    this.onChange();
  };

  get unread(): number {
    return this.session.snapshot?.unread ?? 0;
  }

  get person(): Person {
    return { ...this.keeper.read().person, ...this.options.customer };
  }

  /** Whether nothing has to be asked before a chat. */
  get isKnown(): boolean {
    return Boolean(this.keeper.read().token ?? this.options.identityToken ?? this.person.name);
  }

  /** Name of whoever serves the chat, by what the transcript says. */
  get agentName(): string {
    for (const { sender, notice } of this.session.snapshot?.messages.toReversed() ?? []) {
      if (notice?.type === 'assigned' || notice?.type === 'transferred') return notice.agent.name;
      if (sender.type === 'agent') return sender.name;
    }
    return '';
  }

  open(): void {
    if (this.isOpen) return;
    [this.isOpen, this.tease] = [true, undefined];
    this.context.emit('open');
    if (this.keeper.read().chatId) void this.session.resume();
    else void this.refreshConfig();
    this.changed();
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.context.emit('close');
    this.changed();
  }

  type(draft: string): void {
    this.draft = draft;
    // An edit is not kept: after a reload it would be sent as a message.
    if (!this.about?.isEdit) this.keeper.change({ draft: draft || undefined });
    this.session.talk?.typing(draft !== '', this.config.typingPreview && !this.about?.isEdit ? draft : undefined);
    this.changed();
  }

  /** Sends what was typed; without a chat it starts one. @throws Refused */
  async send(): Promise<void> {
    const message = this.draft.trim();
    if (!message) return;
    if (this.session.talk && this.chat?.status !== 'closed') return this.wire!.say(this, message);
    await this.start({ message, topic: this.chat?.subject ?? this.options.topic });
    this.type('');
  }

  attach(files: Iterable<File>): void {
    if (this.session.client) this.uploads?.add(files);
  }

  /** @returns the id of the chat. @throws Refused */
  async start(request: StartRequest): Promise<string> {
    const topic = this.config.topics.find(({ name }) => name === request.topic);
    if (request.person) this.keeper.change({ person: request.person });
    const person = { ...this.person, name: this.person.name || this.words('visitor') };
    try {
      const { chat, customerToken, queue } = await this.requests.start(topic, request.message, person, this.options);
      this.drop();
      this.chat = chat;
      this.session.place = nextPlace(undefined, queue.position, queue.estimatedWaitSeconds);
      this.keeper.change({ token: customerToken, chatId: chat.id, isOver: false });
      await this.session.resume();
      this.context.emit('chat-started', { chatId: chat.id });
      return chat.id;
    } catch (error) {
      return this.recover(error, request);
    }
  }

  /** There is a chat already, in another tab perhaps. */
  private async recover(error: unknown, request: StartRequest): Promise<string> {
    const { code, chatId, customerToken } = ((error as Refused).problem ?? {}) as Record<string, string>;
    if (code === 'chat.already_open' && chatId) {
      this.keeper.change({ chatId, isOver: false, ...(customerToken && { token: customerToken }) });
      await this.session.resume();
      if (request.message) this.session.talk?.send(request.message);
      return chatId;
    }
    return this.withoutToken(error, () => this.start(request));
  }

  private withoutToken<T>(error: unknown, again: () => T): T {
    if ((error as Refused).status !== 401 || !this.keeper.read().token) throw error;
    this.keeper.change({ token: undefined });
    return again();
  }

  hearChat(chat: ChatView): void {
    this.chat = chat;
    if (chat.status === 'closed') this.wire?.endAbout(this);
    if (chat.status !== 'closed' || this.keeper.read().isOver) return;
    this.keeper.change({ isOver: true });
    this.context.emit('chat-ended', { chatId: chat.id, reason: chat.closeReason });
  }

  private hearMessage({ sender, text, seq, notice }: MessageView): void {
    const isFromAgent = sender.type === 'agent';
    if (!isFromAgent && notice?.type !== 'closing_soon') return;
    const { client, snapshot } = this.session;
    if (!client || seq <= (snapshot?.readUpTo[client.accountId] ?? 0)) return;
    if (isFromAgent) this.context.emit('message', { text, from: sender.name });
    if (this.isOpen && !document.hidden) return;
    if (!this.isOpen) this.tease = snapshot?.messages.findLast((each) => each.seq === seq);
    if (!this.keeper.read().isMuted && this.options.sound !== false) this.wire?.chime();
    this.changed();
  }

  /** The chat that is over goes, and another may be started. */
  newChat(): void {
    this.drop();
    this.keeper.change({ chatId: undefined });
    void this.refreshConfig();
    this.changed();
  }

  private drop(): void {
    this.session.drop();
    [this.chat, this.tease, this.about, this.page, this.answeredBy] = [null, undefined, undefined, 'start', ''];
    this.draft = this.keeper.read().draft ?? '';
  }

  /** Another tab has started a chat, ended it, or forgotten all. */
  hearOtherTab(): void {
    const { chatId, isOver } = this.keeper.read();
    if (chatId === (this.session.chatId ?? this.chat?.id)) return;
    this.drop();
    if (chatId && !isOver) void this.session.resume();
    this.changed();
  }

  /** Erases what is kept on this device; the chat itself stays with the company. */
  forget(): void {
    this.keeper.forget();
    this.drop();
    this.close();
  }

  async leaveOffline(from: { name: string; email: string; message: string }): Promise<void> {
    const leave = (): Promise<unknown> => this.requests.leaveOffline(from);
    await leave().catch((error: unknown) => this.withoutToken(error, leave));
    this.page = 'left';
    this.answered(from.email, from.name);
  }

  answered(email: string, name = this.person.name): void {
    this.answeredBy = email;
    this.keeper.change({ person: { ...this.person, name, email } });
    this.changed();
  }

  async refreshConfig(): Promise<void> {
    const config = await this.requests.config().catch(() => undefined);
    if (!config) return;
    if (this.page !== 'left' && config.online !== this.config.online) this.page = config.online ? 'start' : 'offline';
    this.config = config;
    this.changed();
  }

  refusal(error: unknown): string {
    return this.words(wordFor(error));
  }
}
