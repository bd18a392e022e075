/** What the loader, the page and the app know of each other. */
import type { WidgetConfigView } from '../../../libs/protocol';

export interface Person {
  name?: string;
  email?: string;
  phone?: string;
}

/** What a page may say when it boots the widget, and later by `update`. */
export interface Options {
  /** BCP 47; the default is the language of the page, then that of the browser. */
  locale?: string;
  customer?: Person;
  /** JWT by which the company's own server vouches for the customer; see docs/widget.md. */
  identityToken?: string;
  colour?: string;
  position?: 'start' | 'end';
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

export type WidgetEvent = 'ready' | 'open' | 'close' | 'unread' | 'chat-started' | 'assigned' | 'message' | 'chat-ended' | 'rated';

export interface WidgetState {
  open: boolean;
  hidden: boolean;
  unread: number;
  online: boolean;
  chat: { id: string; status: 'queued' | 'active' | 'closed' } | null;
}

/** What the loader hands to the app. */
export interface Context {
  /** Origin of the Switchboard that serves the widget. */
  origin: string;
  /** Holds the launcher in its shadow. */
  host: HTMLElement;
  config: WidgetConfigView;
  options: Options;
  locale: string;
  emit: (event: WidgetEvent, detail?: unknown) => void;
}

/** The verbs that the app answers; `boot`, `shutdown`, `on` and `off` are the loader's. */
export interface App {
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  update(options: Options): void;
  identify(identityToken: string): void;
  prefill(text: string): void;
  startChat(request?: { topic?: string; message?: string }): Promise<string>;
  track(page?: { url?: string; title?: string }): void;
  get(what: 'state'): WidgetState;
  /** Ends everything and removes what was drawn. */
  stop(): void;
}

/** The one key of the page's storage. */
export const KEY = 'switchboard';

export const launcherOf = ({ host }: Context): HTMLButtonElement => host.shadowRoot!.querySelector('.launcher')!;
