import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Compiled code and sources (in tests) lie at different depths below the root. */
const ROOT = join(__dirname, __dirname.includes(`${join('dist', 'apps')}`) ? '../../../..' : '../../..');

/** Reads a document that the tests draw, and hold against the code: what is served is what was reviewed. */
export function readDocument<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, 'docs', name), 'utf8')) as T;
}

type Asked = Pick<FastifyRequest, 'protocol' | 'host'>;

/** Serves a document at `/docs/<name>`, as `addressed` to this server. It is read when it is first asked for: most servers never are. */
export function serveDocument<T>(app: NestFastifyApplication, name: string, addressed: (document: T, asked: Asked) => unknown): void {
  let document: T | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get(`/docs/${name}`, (asked) => Promise.resolve(addressed((document ??= readDocument<T>(name)), asked)));
}
