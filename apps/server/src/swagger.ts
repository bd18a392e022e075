import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { readDocument, serveDocument } from './documents';

/** Who the pages of a demo are signed in as. Its password is in our sources, and so no secret. */
export interface DemoLogin {
  email: string;
  password: string;
}

/**
 * Serves Swagger UI at `/docs`, and beside it the documents for programs: OpenAPI, AsyncAPI, and the Postman collection.
 * @param demo lets Swagger UI open signed in
 */
export function serveDocs(app: NestFastifyApplication, demo?: DemoLogin): void {
  const customJsStr = demo && `(${signIn.toString()})(${JSON.stringify(demo)})`;
  keepToItself(app, customJsStr);
  SwaggerModule.setup('docs', app, () => readDocument<OpenAPIObject>('openapi.json'), {
    raw: false,
    customSiteTitle: 'Switchboard API',
    customJsStr,
    // Its badge would tell another host of this one.
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, validatorUrl: null },
  });
  serveDocument<OpenAPIObject>(app, 'openapi.json', (document, { protocol, host }) => ({
    ...document,
    servers: [{ url: `${protocol}://${host}` }],
  }));
  serveDocument<AsyncApi>(app, 'asyncapi.json', (document, { protocol, host }) => ({
    ...document,
    servers: { switchboard: { ...document.servers.switchboard, host, protocol: protocol === 'https' ? 'wss' : 'ws' } },
  }));
  serveDocument<Postman>(app, 'postman.json', ({ variable, ...rest }, { protocol, host }) => ({
    ...rest,
    variable: [{ key: 'baseUrl', value: `${protocol}://${host}` }, ...variable],
  }));
}

/** Swagger UI styles its elements one by one, so styles may be inline; of scripts only the one of the demo, by its hash. */
function keepToItself(app: NestFastifyApplication, script?: string): void {
  const hash = script === undefined ? '' : ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src 'self'${hash}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/docs')) void reply.header('content-security-policy', policy);
      done();
    });
}

interface AsyncApi {
  servers: { switchboard: object };
}

interface Postman {
  variable: object[];
}

interface Page {
  ui?: { preauthorizeApiKey(scheme: string, token: string): void };
  setTimeout(then: () => void, ms: number): void;
}

/** Runs in the page: signs in, and again before the token runs out. */
function signIn(login: DemoLogin): void {
  const page = globalThis as unknown as Page;
  const again = async (): Promise<void> => {
    if (!page.ui) return page.setTimeout(() => void again(), 50);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(login) };
    const { accessToken, expiresInSeconds } = (await (await fetch('/v1/auth/login', init)).json()) as {
      accessToken?: string;
      expiresInSeconds?: number;
    };
    if (accessToken !== undefined) page.ui.preauthorizeApiKey('bearer', accessToken);
    page.setTimeout(() => void again(), ((expiresInSeconds ?? 120) / 2) * 1000);
  };
  void again();
}
