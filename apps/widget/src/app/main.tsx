import { render } from 'preact';
import { type App, type Context, KEY, launcherOf } from '../api';
import type { Options, WidgetState } from '../../package/api';
import { Panel } from './panel';
import { pageNow } from './requests';
import { skin } from './skin';
import styles from './widget.css?inline';
import { Widget } from './widget';
import { wordsFor } from './words';

/** Takes over what the loader has drawn. */
export async function start(context: Context): Promise<App> {
  const { host, config, options } = context;
  const shadow = host.shadowRoot!;
  const launcher = launcherOf(context);
  const words = await wordsFor(context.locale, config.texts, options.texts);
  const root = document.createElement('div');
  const sheet = new CSSStyleSheet();
  const colours = new CSSStyleSheet();
  sheet.replaceSync(styles);
  const ending = new AbortController();
  const draw = (): void => {
    // The launcher comes back to a phone before focus goes back to it.
    label(widget);
    render(<Panel w={widget} />, root);
    widget.title?.show(widget.unread);
  };
  let isDue = false;
  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!ending.signal.aborted) draw();
    });
  };
  const widget = new Widget(context, words, changed);
  const paint = (): void => {
    const { theme } = widget.config;
    colours.replaceSync(skin(widget.options.colour ?? theme.colour, widget.options.radius ?? theme.radius));
    host.dataset.theme = widget.options.mode ?? theme.mode;
    host.dataset.side = widget.options.position ?? theme.position;
  };
  paint();
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet, colours];
  shadow.prepend(root);
  listen(widget, ending.signal);
  draw();
  if (widget.keeper.read().isOver === false) await widget.session.resume();
  return app(widget, paint, () => {
    ending.abort();
    widget.session.disconnect();
    widget.title?.show(0);
    render(null, root);
    widget.keeper.forget();
    host.remove();
  });

  function label({ isOpen, unread }: Widget): void {
    launcher.dataset.unread = isOpen || !unread ? '' : String(unread > 9 ? '9+' : unread);
    launcher.setAttribute('aria-label', isOpen ? words('close') : unread ? words('chat_unread', { count: unread }) : words('open'));
    launcher.setAttribute('aria-expanded', String(isOpen));
  }
}

function listen(widget: Widget, signal: AbortSignal): void {
  const { host } = widget.context;
  // Shops have hotkeys; what is typed here is not meant for them.
  for (const event of ['keydown', 'keyup', 'keypress'] as const)
    host.addEventListener(event, (typed) => typed.stopPropagation(), { signal });
  document.addEventListener('visibilitychange', () => (widget.session.client?.retryNow(), widget.changed()), { signal });
  addEventListener('online', () => widget.session.client?.retryNow(), { signal });
  // An open socket would keep the page out of the back-forward cache.
  addEventListener('pagehide', () => widget.session.disconnect(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && widget.keeper.read().isOver === false && void widget.session.resume(), {
    signal,
  });
  addEventListener('storage', ({ key }) => key === KEY && widget.hearOtherTab(), { signal });
}

function app(widget: Widget, paint: () => void, stop: () => void): App {
  return {
    open: () => widget.open(),
    close: () => widget.close(),
    toggle: () => (widget.isOpen ? widget.close() : widget.open()),
    update(options: Options) {
      widget.options = { ...widget.options, ...options };
      paint();
      widget.changed();
    },
    identify(identityToken) {
      widget.options = { ...widget.options, identityToken };
      widget.changed();
    },
    prefill(text) {
      widget.type(String(text).slice(0, 10_000));
    },
    startChat: async (request = {}) => (
      widget.open(),
      widget.chat && widget.chat.status !== 'closed' ? widget.chat.id : widget.start(request)
    ),
    track: ({ url, title } = {}) => void widget.session.client?.ask('page.view', pageNow(url, title)).catch(() => undefined),
    get: () => stateOf(widget),
    stop,
  };
}

function stateOf({ isOpen, context, unread, config, chat }: Widget): WidgetState {
  return {
    open: isOpen,
    hidden: Boolean(context.host.hidden),
    unread,
    online: config.online,
    chat: chat && { id: chat.id, status: chat.status === 'offered' ? 'queued' : chat.status },
  };
}
