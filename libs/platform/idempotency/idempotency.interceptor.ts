import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA } from '@nestjs/common/constants';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf } from '../auth/access';
import { takesFile } from '../http/file-upload';
import { perHandler } from '../http/per-handler';
import { type Effect, withEffect } from '../store/once';
import { type Asked, type Claim, IdempotencyKeys } from './idempotency-keys';
import { badKey, MIN_LENGTH_FOR_STRANGERS, weakKey } from './idempotency.errors';
import { type FileKey, withFileKey } from './received-once';
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
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly answers: SealedAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http' || !creates(context)) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers[HEADER];
    if (key === undefined) return next.handle();
    if (typeof key !== 'string' || !WELL_FORMED.test(key)) throw badKey();
    const caller = callerOf(context);
    if (!caller && key.length < MIN_LENGTH_FOR_STRANGERS) throw weakKey();
    const keyed = { caller: caller ? caller.id : `at ${request.ip}`, key: this.answers.digest(key) };
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const work = (): Promise<unknown> => lastValueFrom(next.handle());
    if (takesFile(request)) return from(withFileKey(this.fileKey(key, keyed, request, reply), work));
    const asked = { ...keyed, fingerprint: fingerprintOf(request, request.body) };
    return from(this.once(key, asked, reply, (claim) => withEffect(this.effectOf(claim), work)));
  }

  /** What is stored of a file and not answered, because its process died, is removed like all that is not sent: it is no `Effect`. */
  private fileKey(key: string, keyed: Omit<Asked, 'fingerprint'>, request: FastifyRequest, reply: FastifyReply): FileKey {
    return {
      isKnown: () => this.keys.isKnown(keyed),
      answer: async <T>(digest: string, work: () => Promise<T>): Promise<T> =>
        (await this.once(key, { ...keyed, fingerprint: fingerprintOf(request, digest) }, reply, work)) as T,
    };
  }

  private effectOf(claim: Claim): Effect {
    return { result: claim.result?.value, keep: (tx, value) => this.keys.keep(tx, claim, value) };
  }

  private async once(key: string, asked: Asked, reply: FastifyReply, work: (claim: Claim) => Promise<unknown>): Promise<unknown> {
    const claim = await this.keys.claim(asked);
    if ('answer' in claim) return this.replay(key, claim.answer, reply);
    try {
      const body = await work(claim);
      await this.keys.answered(claim, this.answers.seal(key, JSON.stringify({ status: reply.statusCode, body } satisfies Answer)));
      return body;
    } catch (error) {
      await this.keys.release(claim);
      throw error;
    }
  }

  private replay(key: string, sealed: string, reply: FastifyReply): unknown {
    const { status, body } = JSON.parse(this.answers.open(key, sealed)) as Answer;
    void reply.status(status).header('idempotent-replayed', 'true');
    return body;
  }
}

function fingerprintOf({ method, url }: FastifyRequest, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('base64url');
}
