import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OidcProvider } from '#directory';

/** First parts of the addresses that the desk has pages for; each page is one document, which looks at its address itself. */
const DESK_PAGES = ['login', 'inbox', 'parts', 'settings', 'admin', 'wall', 'reports'];

/** Scripts and styles come from here alone, and text is never taken for markup. */
const DESK_CSP = (socketOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ${socketOrigin}`,
    "form-action 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // For the script of the service worker alone.
    'trusted-types service-worker',
  ].join('; ');

/** For whatever is loaded by the pages of other sites. */
const FOR_ALL_SITES = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const FIVE_MINUTES = 'public, max-age=300';

const FOREVER = 'public, max-age=31536000, immutable';

/** The built pages, in the folder `dist/pages`: compiled code and sources (in tests) lie at the same depth below the root. */
export function pagesFolder(): string {
  const fromRoot = __dirname.includes(`${join('dist', 'apps')}`) ? '../../../..' : '../../..';
  return join(__dirname, fromRoot, 'dist/pages');
}

/** A user of the demo, offered at the desk's sign-in. */
export interface DemoLogin {
  name: string;
  role: string;
  email: string;
  password: string;
}

/** Serves the pages that are built: the desk and the widget. */
export async function servePages(app: NestFastifyApplication, folder = pagesFolder(), logins: () => DemoLogin[] = () => []): Promise<void> {
  const provider = app.get(OidcProvider).name;
  await serveDesk(app, join(folder, 'desk'), () => ({ 'demo-logins': someOf(logins()), ...(provider !== null && { oidc: provider }) }));
  await serveWidget(app, join(folder, 'widget'));
  await serveDemo(app, join(folder, 'widget/demo'));
  await servePreview(app, join(folder, 'widget/preview'));
}

/** Serves the loader at `/widget.js`, asked for anew after five minutes, and what it loads under `/widget/0`, by names with a hash. */
async function serveWidget(app: NestFastifyApplication, widget: string): Promise<void> {
  if (!existsSync(join(widget, 'loader/widget.js'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: join(widget, 'hashed'),
      serve: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply) => void reply.headers({ ...FOR_ALL_SITES, 'cache-control': FOREVER }),
    });
    // By the number of the attempt, because browsers do not ask again for a module that they could not load.
    scope.get<{ Params: { name: string } }>('/widget/:attempt(^\\d{1,4}$)/:name', ({ params: { name } }, reply) => reply.sendFile(name));
  });
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root: join(widget, 'loader'), serve: false, preCompressed: true, cacheControl: false });
    scope.get('/widget.js', (_, reply) => reply.headers({ ...FOR_ALL_SITES, 'cache-control': FIVE_MINUTES }).sendFile('widget.js'));
  });
}

/** What docs/widget.md asks of a page with the widget, and nothing more. */
const SHOP_CSP = (socketOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    `connect-src 'self' ${socketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Serves the shop of the demo at `/demo`. */
async function serveDemo(app: NestFastifyApplication, demo: string): Promise<void> {
  if (!existsSync(demo)) return;
  await app
    .getHttpAdapter()
    .getInstance()
    .register(async (scope) => {
      await scope.register(fastifyStatic, { root: demo, serve: false, cacheControl: false });
      scope.get('/demo', (request, reply) =>
        reply
          .header('content-security-policy', SHOP_CSP(socketOriginOf(request)))
          .header('cache-control', 'no-cache')
          .sendFile('index.html'),
      );
      for (const name of ['shop.css', 'icon.svg'])
        scope.get(`/demo/${name}`, (_, reply) => reply.header('cache-control', FIVE_MINUTES).sendFile(name));
    });
}

/** A frame without an origin of its own, in which the widget is shown by settings that are not saved: nothing can leave it. */
const PREVIEW_CSP = (origin: string): string =>
  [
    "default-src 'none'",
    `script-src ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'sandbox allow-scripts allow-forms',
  ].join('; ');

/** Serves the document in which the desk shows the widget as it would be. */
async function servePreview(app: NestFastifyApplication, preview: string): Promise<void> {
  if (!existsSync(preview)) return;
  await app
    .getHttpAdapter()
    .getInstance()
    .register(async (scope) => {
      await scope.register(fastifyStatic, { root: preview, serve: false, cacheControl: false });
      scope.get('/widget/preview', (request, reply) =>
        reply
          // Its origin is none, which no cluster of agents is keyed by.
          .removeHeader('origin-agent-cluster')
          .header('content-security-policy', PREVIEW_CSP(`${request.protocol}://${request.host}`))
          .header('cache-control', 'no-cache')
          .sendFile('index.html'),
      );
      scope.get('/widget/preview.js', (_, reply) =>
        reply.headers({ ...FOR_ALL_SITES, 'cache-control': 'no-cache' }).sendFile('preview.js'),
      );
    });
}

const socketOriginOf = (request: FastifyRequest): string => `${request.protocol === 'https' ? 'wss' : 'ws'}://${request.host}`;

/**
 * Serves the desk: its document at `/` and at the addresses of its pages, asked for anew each time; everything else under `/assets`
 * by a name with a hash, kept for ever. Both were compressed by the build.
 */
async function serveDesk(app: NestFastifyApplication, desk: string, told: () => Told): Promise<void> {
  if (!existsSync(join(desk, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: join(desk, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', FOREVER),
  });
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root: desk, serve: false, preCompressed: true, cacheControl: false });
    const plain = readFileSync(join(desk, 'index.html'), 'utf8');
    const document = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      reply.headers({
        'content-security-policy': DESK_CSP(socketOriginOf(request)),
        // Voice and video notes are recorded by the desk itself, and by nothing that it shows.
        'permissions-policy': 'camera=(self), microphone=(self), display-capture=(), geolocation=()',
        'cache-control': 'no-cache',
        'referrer-policy': 'same-origin',
      });
      const head = headOf(told());
      return head === ''
        ? reply.sendFile('index.html')
        : reply.type('text/html; charset=utf-8').send(plain.replace('</head>', () => `${head}</head>`));
    };
    scope.get('/sw.js', (_, reply) =>
      reply.headers({ 'content-security-policy': "default-src 'none'", 'cache-control': 'no-cache' }).sendFile('sw.js'),
    );
    for (const path of ['/', ...DESK_PAGES.flatMap((page) => [`/${page}`, `/${page}/*`])]) scope.get(path, document);
  });
}

/** What the sign-in looks for in the head of its document: the demo's logins, and what the provider is called that people sign in at. */
interface Told {
  'demo-logins'?: DemoLogin[];
  oidc?: string;
}

const someOf = (logins: DemoLogin[]): DemoLogin[] | undefined => (logins.length > 0 ? logins : undefined);

function headOf(told: Told): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return Object.entries(told)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<meta name="${name}" content="${escaped(typeof value === 'string' ? value : JSON.stringify(value))}" />`)
    .join('');
}
