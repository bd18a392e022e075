import { Readable } from 'node:stream';
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_PAGE_OF_OURS } from '#platform';
import { isImage } from '../attachment/domain/file-types';
import { partOf } from './ranges';
import type { ByteRange } from '../storage/storage';

export interface Delivery {
  name: string;
  contentType: string;
  size: number;
  etag: string;
}

const binary = { schema: { type: 'string', format: 'binary' } };

/** Responds with a file, or with the one range of it that the request asks for (RFC 9110, section 14). */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Delivery,
  open: (range?: ByteRange) => Promise<Readable>,
): Promise<void> {
  void reply.headers({
    etag: file.etag,
    'accept-ranges': 'bytes',
    // Each use is revalidated, so that a lost right or a deleted message counts at once; an unchanged file is not sent again.
    'cache-control': 'private, no-cache',
    'content-security-policy': NO_PAGE_OF_OURS,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
  const part = partOf(request.headers, file);
  if (part === 'not modified') return void reply.status(304).send();
  if (part === 'unsatisfiable') return void reply.status(416).header('content-range', `bytes */${file.size}`).send();
  const { start, end } = part ?? { start: 0, end: file.size - 1 };
  // The file is opened before the headers are sent, so that a missing one can still be answered with an error. The length is in the headers
  // because Fastify cannot know it of a stream.
  const content = request.method === 'HEAD' ? Readable.from([]) : await open(part);
  void reply.status(part ? 206 : 200).headers({
    'content-type': file.contentType,
    'content-disposition': contentDisposition(file.name, { type: isImage(file.contentType) ? 'inline' : 'attachment' }),
    'content-length': end - start + 1,
    ...(part && { 'content-range': `bytes ${start}-${end}/${file.size}` }),
  });
  return void reply.send(content);
}

/** The documentation of a route that ends in `sendFile`. */
export function ApiFile(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'Range', required: false, description: 'One range of bytes, e.g. `bytes=0-1023`' }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'The `ETag` that the client has' }),
    ApiOkResponse({ description: 'The file', content: { '*/*': binary } }),
    ApiResponse({ status: 206, description: 'The part that was asked for', content: { '*/*': binary } }),
    ApiResponse({ status: 304, description: 'It is what the client has' }),
  );
}
