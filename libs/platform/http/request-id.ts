import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const HEADER = 'x-request-id';
const GOOD = /^[\w-]{1,64}$/;

/** The caller's own, where it gave a good one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers[HEADER];
  return typeof given === 'string' && GOOD.test(given) ? given : randomUUID();
}

/** The answer names the request, as the log does. */
export function answerWithRequestId(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.header(HEADER, request.id);
      done();
    });
}
