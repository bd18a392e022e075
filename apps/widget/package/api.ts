/** What a page may say to the widget, and hear of it; see docs/widget.md. */
export interface Person {
  name?: string;
  email?: string;
  phone?: string;
}

/** Options of `boot`, and later of `update`. */
export interface Options {
  /** BCP 47; the default is the language of the page, then that of the browser. */
  locale?: string;
  customer?: Person;
  /** JWT by which the company's own server vouches for the customer. */
  identityToken?: string;
  /** `#rrggbb` */
  colour?: string;
  position?: 'start' | 'end';
  /** Of the corners, 0–28 pixels. */
  radius?: number;
  mode?: 'light' | 'dark' | 'auto';
  /** Words of the widget that this page says differently, by their names. */
  texts?: Record<string, string>;
  /** The topic of chats that are started on this page. */
  topic?: string;
  metadata?: Record<string, unknown>;
  /** Whether the launcher is hidden; the page opens the widget itself. */
  hidden?: boolean;
  sound?: boolean;
}

export interface WidgetState {
  open: boolean;
  hidden: boolean;
  unread: number;
  online: boolean;
  chat: { id: string; status: 'queued' | 'active' | 'closed' } | null;
}

/** The events, each with its detail. */
export interface WidgetEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  unread: number;
  'chat-started': { chatId: string };
  /** Also when a page finds a chat that has an agent already. */
  assigned: { name: string };
  /** Of an agent, when it is unread; `text` is null where there are files alone. */
  message: { text: string | null; from: string };
  'chat-ended': { chatId: string; reason: string | null };
  rated: { score: number };
}
export type WidgetEvent = keyof WidgetEvents;
export type WidgetListener<E extends WidgetEvent> = (detail: WidgetEvents[E]) => void;

/** The verbs, each with its arguments and what its promise resolves with. */
export interface Verbs {
  boot(options?: Options): void;
  /** Language and words stay as they were at `boot`. */
  update(options: Options): void;
  identify(identityToken: string): void;
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  /** Puts words into the field, for the customer to send. */
  prefill(text: string): void;
  /** Starts a chat, or opens the one that is there. @returns its id */
  startChat(request?: { topic?: string; message?: string }): string;
  /** Tells the agent which page the customer is on; the default is the current one. */
  track(page?: { url?: string; title?: string }): void;
  get(what: 'state'): WidgetState;
  on<E extends WidgetEvent>(event: E, listener: WidgetListener<E>): void;
  off<E extends WidgetEvent>(event: E, listener: WidgetListener<E>): void;
  /** Removes the widget, and forgets the customer on this device. */
  shutdown(): void;
}

export interface Switchboard {
  <E extends WidgetEvent>(verb: 'on' | 'off', event: E, listener: WidgetListener<E>): Promise<void>;
  <V extends Exclude<keyof Verbs, 'on' | 'off'>>(verb: V, ...args: Parameters<Verbs[V]>): Promise<ReturnType<Verbs[V]>>;
}
