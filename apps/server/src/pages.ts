import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** First parts of the addresses that the desk has pages for; each page is one document, which looks at its address itself. */
const DESK_PAGES = ['login', 'inbox', 'parts'];

/** Scripts and styles come from here alone, and text is never taken for markup. */
const DESK_CSP = (socketOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${socketOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const FOREVER = 'public, max-age=31536000, immutable';

/** The built pages, in the folder `dist/pages`: compiled code and sources (in tests) lie at the same depth below the root. */
export function pagesFolder(): string {
  const fromRoot = __dirname.includes(`${join('dist', 'apps')}`) ? '../../../..' : '../../..';
  return join(__dirname, fromRoot, 'dist/pages');
}

/**
 * Serves the desk: its document at `/` and at the addresses of its pages, asked for anew each time; everything else under `/assets`
 * by a name with a hash, kept for ever. Both were compressed by the build.
 */
export async function servePages(app: NestFastifyApplication, folder = pagesFolder()): Promise<void> {
  const desk = join(folder, 'desk');
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
    const document = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
      reply
        .header('content-security-policy', DESK_CSP(`${request.protocol === 'https' ? 'wss' : 'ws'}://${request.host}`))
        .header('cache-control', 'no-cache')
        .header('referrer-policy', 'same-origin')
        .sendFile('index.html');
    for (const path of ['/', ...DESK_PAGES.flatMap((page) => [`/${page}`, `/${page}/*`])]) scope.get(path, document);
  });
}
