import type { IncomingMessage } from 'node:http';
import { finished, type Readable, Transform, type TransformCallback } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, InvalidField } from '#kernel';

/** Upper bound of the multipart boundaries and headers around the file. */
const ENVELOPE_BYTES = 16_384;
const MAX_SILENCE_MS = 30_000;

/** Marks a route that reads one file from `multipart/form-data`, with `readFileUpload`. */
export const TakesFile = (): MethodDecorator => applyDecorators(RouteConfig({ takesFile: true }), ApiConsumes('multipart/form-data'));

export function takesFile(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesFile?: boolean }).takesFile === true;
}

/** @throws DomainError `request.unsupported_media_type` */
export function mustBeMultipart({ headers }: IncomingMessage): void {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? ''))
    throw new DomainError('unsupported', 'request.unsupported_media_type', 'The body must be multipart/form-data');
}

const fileNeeded = (): InvalidField => new InvalidField('/file', 'must be one file');

/**
 * Reads a multipart form that contains one file, in the field `file`, as a stream.
 * @param maxBytes maximum size of the file; a larger file, or a much larger form, fails with `tooLarge`
 * @param receive consumes the file; if it fails, the upload ends
 * @throws DomainError `validation.failed`, `request.malformed`, `request.too_slow`, `tooLarge`, or the error of `receive`.
 * The request stays open, so that the client can read the refusal while it is still sending.
 */
export async function readFileUpload<T>(
  request: IncomingMessage,
  maxBytes: number,
  tooLarge: DomainError,
  receive: (file: Readable, name: string) => Promise<T>,
): Promise<T> {
  const form = createParser(request, maxBytes);
  const envelope = new Envelope(maxBytes + ENVELOPE_BYTES, tooLarge);
  let taken: Readable | undefined;
  let received: Promise<T> | undefined;
  form.on('file', (field, file, name) => {
    // The parser also emits its errors on the file stream, and an `error` event without a listener would end the process.
    file.on('error', () => undefined);
    if (field !== 'file' || received !== undefined) return void envelope.destroy(unexpectedField(field));
    taken = file;
    received = receive(file, decodeFileName(name));
    received.catch((error: Error) => envelope.destroy(error));
  });
  form.on('field', (field) => envelope.destroy(unexpectedField(field)));
  // The request may be closed already, or close with data unread; then `pipe` alone would wait for ever.
  const stopWatching = finished(
    request,
    { writable: false, error: false },
    (error) => void (error && envelope.destroy(new Error('aborted'))),
  );
  try {
    await parseForm(request.pipe(envelope), form);
    if (received === undefined) throw fileNeeded();
    return await received;
  } catch (error) {
    // `receive` must be told that the file ended early, and may still be cleaning up.
    taken?.destroy(error as Error);
    await received?.catch(() => undefined);
    throw error instanceof DomainError || !isParserError(error) ? error : malformed();
  } finally {
    stopWatching();
    request.unpipe(envelope);
    envelope.destroy();
  }
}

/** Does not use `pipeline`, which would wait for ever because the parser emits no `close` when it is destroyed. */
function parseForm(envelope: Transform, form: BusboyInstance): Promise<void> {
  return new Promise((resolve, reject) => {
    envelope.on('error', reject);
    form.on('error', reject);
    form.once('finish', resolve);
    envelope.pipe(form);
  });
}

function createParser(request: IncomingMessage, maxBytes: number): BusboyInstance {
  const limits = { files: 2, fields: 1, parts: 3, fieldSize: 1_024, fileSize: maxBytes + 1, headerPairs: 20, headerSize: ENVELOPE_BYTES };
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits });
  } catch {
    throw malformed();
  }
}

function unexpectedField(field: string): InvalidField {
  return field === 'file' ? fileNeeded() : new InvalidField(`/${field}`, `property ${field} should not exist`);
}

/** Decodes a file name. Per the HTML standard, browsers escape only `"`, CR and LF, and leave a percent sign unescaped. */
function decodeFileName(name: string): string {
  return name.replace(/%(22|0D|0A)/gi, (escaped) => decodeURIComponent(escaped));
}

const malformed = (): DomainError => new DomainError('malformed', 'request.malformed', 'The body is not whole, or not multipart/form-data');

/** Errors of the parser have no class of their own; unlike system errors they have no `code`. */
function isParserError(error: unknown): boolean {
  return (error as { code?: string }).code === undefined;
}

/**
 * Transform that limits a form: it fails when more bytes arrive than a form of this file can have, or when none arrive for
 * `MAX_SILENCE_MS`.
 */
class Envelope extends Transform {
  private bytes = 0;
  private readonly silence = setTimeout(
    () => this.destroy(new DomainError('malformed', 'request.too_slow', 'Nothing came for too long')),
    MAX_SILENCE_MS,
  );

  constructor(
    private readonly maxBytes: number,
    private readonly tooLarge: DomainError,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.silence.refresh();
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) done(this.tooLarge);
    else done(null, chunk);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.silence);
    done(error);
  }
}
