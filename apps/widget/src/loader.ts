import { type App, type Context, KEY } from './api';
import type { Options, WidgetEvent } from '../package/api';
import styles from './loader.css?inline';

/** File name of the app, by the build. */
declare const APP: string;

type Call = [verb: string, ...args: unknown[]];
type Api = { (...call: Call): Promise<unknown>; q?: Call[]; isLoaded?: true };
type Listener = (detail: unknown) => void;

const page = window as unknown as { Switchboard?: Api };
const script = document.currentScript as HTMLScriptElement;
const { origin } = new URL(script.src);
const listeners: Record<string, Set<Listener>> = {};
const nothing = (): void => {};
let attempts = 0;
let app: Promise<App> | undefined;
let booted: Promise<Context> | undefined;
let next: PromiseWithResolvers<Context>;

const expectBoot = (): void => {
  booted = undefined;
  next = Promise.withResolvers();
};

const emit = (event: WidgetEvent, detail?: unknown): void => listeners[event]?.forEach((listener) => setTimeout(listener, 0, detail));

/** By XMLHttpRequest, because pages wrap `fetch`. Asks again until it is answered. */
const configIn = (locale: string): Promise<Context['config']> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${origin}/v1/widget/config?locale=${locale}`);
    request.responseType = 'json';
    request.onloadend = () =>
      request.status === 200 ? resolve(request.response as Context['config']) : setTimeout(() => resolve(configIn(locale)), 15_000);
    request.send();
  });

/** A browser remembers that a script could not be loaded, so each attempt has addresses of its own. */
const load = (context: Context): Promise<App> =>
  (app ??= import(`${origin}/widget/${attempts}/${APP}`)
    .then((loaded: { start: (context: Context) => Promise<App> }) => loaded.start(context))
    .catch((error: unknown) => {
      app = undefined;
      attempts++;
      throw error;
    }));

/** Whether a chat of this page goes on. */
const isResumed = (): boolean => {
  try {
    return localStorage.getItem(KEY)!.includes('"isOver":false');
  } catch {
    return false;
  }
};

const boot = async (options: Options): Promise<Context> => {
  const locale = options.locale || document.documentElement.lang || navigator.language;
  const config = await configIn(locale);
  const host = document.createElement('switchboard-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const launcher = document.createElement('button');
  const context = { origin, host, config, options, locale, emit };
  const { colour, position } = { ...config.theme, ...options };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${styles}:host{--a:${colour}}`);
  shadow.adoptedStyleSheets = [sheet];
  host.dataset.side = position;
  host.dir = /^(ar|he)/.test(locale) ? 'rtl' : '';
  host.hidden = options.hidden ?? false;
  launcher.className = 'launcher';
  launcher.ariaLabel = 'Chat';
  const early = (): unknown => load(context).catch(nothing);
  launcher.onpointerenter = launcher.onfocus = early;
  launcher.onclick = async () => ((await early()) as App | undefined)?.toggle();
  shadow.append(launcher);
  // Beside the body, which single-page applications replace.
  document.documentElement.append(host);
  if (isResumed()) early();
  addEventListener('storage', () => booted && isResumed() && early());
  emit('ready');
  return context;
};

const verbs: Record<string, (...args: never[]) => unknown> = {
  boot: (options: Options = {}) => {
    if (!booted) next.resolve((booted = boot(options)));
    return booted.then(nothing);
  },
  shutdown: () => {
    const ending = booted?.then(load).then((loaded) => (loaded.stop(), (app = undefined)));
    expectBoot();
    return ending;
  },
  show: async () => void ((await next.promise).host.hidden = false),
  hide: async () => {
    (await next.promise).host.hidden = true;
    (await app)?.close();
  },
  on: (event: string, listener: Listener) => void (listeners[event] ??= new Set()).add(listener),
  off: (event: string, listener: Listener) => void listeners[event]?.delete(listener),
};

const call = async (...[verb, ...args]: Call): Promise<unknown> => {
  const known = verbs[verb] ? verbs : ((await load(await next.promise)) as unknown as typeof verbs);
  return known[verb]!(...(args as never[]));
};

if (!page.Switchboard?.isLoaded) {
  expectBoot();
  const queued = page.Switchboard?.q ?? [];
  page.Switchboard = Object.assign(call, { isLoaded: true as const });
  for (const each of queued) void call(...each);
  const { boot: options } = script.dataset;
  if (options != null) void call('boot', JSON.parse(options || '{}'));
}
