import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { takesCsv } from './csv-body';
import { inexactNumbers } from './exact-numbers';
import { takesFile } from './file-upload';
import { takesList } from './list-body';
import { toProblem } from './problem';
import { sendProblem } from './problem.filter';
import { refuseUnsafeText } from './safe-text';
import { invalidInput } from './validation';

export const MAX_BODY_BYTES = 1_048_576;

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Accepts only JSON bodies, multipart forms on routes that take a file, and CSV as the `csv` of those that take it. A body of zero bytes
 * counts as no body, whatever its content type.
 */
export function acceptJson(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error') as (request: unknown, body: unknown, done: Done) => void;
  const parser = (accept: (request: unknown, body: Buffer, done: Done) => void) => (request: unknown, body: Buffer, done: Done) =>
    body.length === 0 ? done(null) : accept(request, body, done);
  fastify.removeContentTypeParser('text/plain');
  // Such a route reads the form itself, as a stream.
  fastify.addContentTypeParser('multipart/form-data', (request, _body, done) => done(takesFile(request) ? null : notJson()));
  const parseExactly = (request: unknown, body: Buffer, done: Done): void =>
    parse(request, body, (error, value) => {
      const errors = error ? [] : inexactNumbers(body.toString());
      done(errors.length > 0 ? invalidInput(errors) : error, value);
    });
  const parseCsv = (request: unknown, body: Buffer, done: Done): void => {
    if (!takesCsv(request as FastifyRequest)) return done(notJson());
    const csv = textOf(body);
    if (csv === null) done(new DomainError('malformed', 'request.malformed', 'The body is not UTF-8'));
    else done(null, { csv });
  };
  app.useBodyParser('text/csv', { bodyLimit: MAX_BODY_BYTES }, parser(parseCsv) as never);
  app.useBodyParser('application/json', { bodyLimit: MAX_BODY_BYTES }, parser(parseExactly) as never);
  app.useBodyParser('*', { bodyLimit: MAX_BODY_BYTES }, parser((_request, _body, done) => done(notJson())) as never);
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notJson(): DomainError {
  return new DomainError('unsupported', 'request.unsupported_media_type', 'The body must be application/json');
}

/** Refuses a body that is not an object, or a list where one is expected, and text that Postgres cannot store, before any handler runs. */
export function guardInput(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, reply, done) => {
      try {
        if (!(takesList(request) && Array.isArray(request.body))) mustBeObject(request.body);
        for (const part of [request.params, request.query, request.body]) refuseUnsafeText(part);
      } catch (error) {
        // Answered here, since pages and documents are served beside the framework, whose filter would not see it.
        return sendProblem(reply, toProblem(error));
      }
      done();
    });
}

function mustBeObject(body: unknown): void {
  if (body === undefined || (typeof body === 'object' && body !== null && !Array.isArray(body))) return;
  throw invalidInput([{ pointer: '', message: 'must be an object' }]);
}
