import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#kernel';
import { toProblem } from './problem';
import { sendProblem } from './problem.filter';

/** Name, IPv4 or IPv6 address of a server, with or without a port (RFC 9110, `Host`). */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Refuses a `Host` that is none, as RFC 9112 has it: policies and documents name the server by it. */
export function guardHost(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (!request.host || HOST.test(request.host)) return done();
      sendProblem(reply, toProblem(new DomainError('malformed', 'request.malformed', 'The Host header names no host')));
    });
}
