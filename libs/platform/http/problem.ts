import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type FieldError } from '#kernel';
import type { Problem } from '#protocol';
import { isUnavailable } from '../db/failures';

export const STATUS: Record<ErrorKind, number> = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
};

const TITLE: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const CODE: Record<number, string> = {
  400: 'request.malformed',
  401: 'auth.unauthorized',
  403: 'auth.forbidden',
  404: 'route.not_found',
  413: 'request.too_large',
  415: 'request.unsupported_media_type',
  429: 'request.too_many',
};

/** Converts any thrown value to problem details (RFC 9457). An unexpected error reveals nothing internal. */
export function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) {
    return problemOf(error.kind, error.code, error.message, error.errors, error.details);
  }
  const status = statusOf(error);
  if (status === 503 || isUnavailable(error)) {
    return problem(503, 'service.unavailable', 'The service cannot answer right now; try again in a moment');
  }
  if (status >= 500) return problem(500, 'internal', 'Something went wrong on our side');
  return problem(status, CODE[status] ?? 'request.refused', error instanceof Error ? error.message : 'The request was refused');
}

/** A problem of the domain. */
export const problemOf = (kind: ErrorKind, code: string, detail: string, errors?: FieldError[], more: object = {}): Problem =>
  problem(STATUS[kind], code, detail, errors, more);

function problem(status: number, code: string, detail: string, errors?: FieldError[], more: object = {}): Problem {
  const type = `urn:switchboard:problem:${code}`;
  return { ...more, type, title: TITLE[status] ?? 'Error', status, detail, code, ...(errors && { errors }) };
}

/** Errors of Nest and of Fastify carry an HTTP status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500;
}
