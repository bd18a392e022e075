import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Problem } from '#protocol';
import { NO_PAGE } from './for-programs';
import { toProblem } from './problem';
import { REQUEST_ID } from './request-id';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error(error, 'request failed');
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (problem.status === 503) void reply.header('retry-after', '1');
  if (typeof problem.retryAfterSeconds === 'number') void reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  // Also on a route whose good answers may be kept, such as a picture.
  void reply.headers({ 'cache-control': 'no-store', 'content-security-policy': NO_PAGE });
  // No hook has run for a path that cannot be decoded.
  void reply.header(REQUEST_ID, reply.request.id);
  const body = JSON.stringify({ ...problem, requestId: reply.request.id });
  void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
}
