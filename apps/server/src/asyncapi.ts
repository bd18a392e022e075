import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The document that the tests draw from the protocol: compiled code and sources (in tests) lie at different depths below the root. */
function documentPath(): string {
  const fromRoot = __dirname.includes(`${join('dist', 'apps')}`) ? '../../../..' : '../../..';
  return join(__dirname, fromRoot, 'docs/asyncapi.json');
}

/** Serves the AsyncAPI document of the socket events at `/docs/asyncapi.json`, with this server in it. */
export function serveAsyncApi(app: NestFastifyApplication): void {
  let text: Promise<string> | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/docs/asyncapi.json', async ({ protocol, host }) => {
      const document = JSON.parse(await (text ??= readFile(documentPath(), 'utf8'))) as { servers: { switchboard: object } };
      const switchboard = { ...document.servers.switchboard, host, protocol: protocol === 'https' ? 'wss' : 'ws' };
      return { ...document, servers: { switchboard } };
    });
}
