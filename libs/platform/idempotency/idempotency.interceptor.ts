import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor, RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA } from '@nestjs/common/constants';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf } from '../auth/access';
import { takesFile } from '../http/file-upload';
import { perHandler } from '../http/per-handler';
import { type Effect, withEffect } from '../store/once';
import { type Claim, IdempotencyKeys } from './idempotency-keys';
import { badKey, MIN_LENGTH_FOR_STRANGERS, weakKey } from './idempotency.errors';
import { SealedAnswers } from './sealed-answers';

const HEADER = 'idempotency-key';
const WELL_FORMED = /^[\x21-\x7e]{1,255}$/;
const CREATED = 201;

interface Answer {
  status: number;
  body: unknown;
}

/** Whether a route is a POST that creates something: it answers 201. */
export const creates = perHandler((context) => {
  const of = (what: string): unknown => Reflect.getMetadata(what, context.getHandler());
  return of(METHOD_METADATA) === RequestMethod.POST && ((of(HTTP_CODE_METADATA) as number | undefined) ?? CREATED) === CREATED;
});

/**
 * Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a POST that creates gets the answer of the first request with the same key
 * for 24 hours. Answers that refuse are not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly answers: SealedAnswers,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http' || !creates(context)) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers[HEADER];
    if (key === undefined || takesFile(request)) return next.handle();
    if (typeof key !== 'string' || !WELL_FORMED.test(key)) throw badKey();
    const caller = callerOf(context);
    if (!caller && key.length < MIN_LENGTH_FOR_STRANGERS) throw weakKey();
    const asked = { caller: caller ? caller.id : `at ${request.ip}`, key: this.answers.digest(key), fingerprint: fingerprintOf(request) };
    const found = await this.keys.claim(asked);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return 'answer' in found ? from([this.replay(key, found.answer, reply)]) : from(this.answer(key, found, next, reply));
  }

  private replay(key: string, sealed: string, reply: FastifyReply): unknown {
    const { status, body } = JSON.parse(this.answers.open(key, sealed)) as Answer;
    void reply.status(status).header('idempotent-replayed', 'true');
    return body;
  }

  private async answer(key: string, claim: Claim, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    const effect: Effect = { result: claim.result?.value, keep: (tx, value) => this.keys.keep(tx, claim, value) };
    try {
      const body: unknown = await withEffect(effect, () => lastValueFrom(next.handle()));
      await this.keys.answered(claim, this.answers.seal(key, JSON.stringify({ status: reply.statusCode, body } satisfies Answer)));
      return body;
    } catch (error) {
      await this.keys.release(claim).catch((failure: unknown) => this.logger.warn(failure, 'a key stays claimed for a minute'));
      throw error;
    }
  }
}

function fingerprintOf({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('base64url');
}
