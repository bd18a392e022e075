import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UUID } from '../http/paging';
import { type Precondition, withPrecondition } from '../store/precondition';
import { etagOf, mustMatch, NO_VERSION } from './etag';
import { VERSIONED, type Versioned, type Versions } from './versions';

/** A version is the id of the transaction that wrote the row last (Postgres `xmin`): nothing has to count it, and no change escapes it. */
@Injectable()
export class ETagInterceptor implements NestInterceptor {
  constructor(
    private readonly modules: ModuleRef,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { collection, id } = this.reflector.get<Versioned>(VERSIONED, context.getHandler());
    const rows = this.modules.get<Versions>(collection, { strict: false });
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id?: string } }>>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const rowId = id ?? request.params.id?.toLowerCase();
    if (rowId === undefined) return from(this.create(rows, next, reply));
    const isRead = request.method === 'GET';
    return from(isRead ? this.read(rows, rowId, next, reply) : this.change(rows, rowId, request.headers['if-match'], next, reply));
  }

  /** The version is read first, so that the answer is as new or newer: a change in between makes the tag stale, and not the answer. */
  private async read(rows: Versions, id: string, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    const version = UUID.test(id) ? await rows.versionOf(id) : NO_VERSION;
    const body = (await lastValueFrom(next.handle())) as { id?: string };
    if ((body.id ?? id) === id) void reply.header('etag', etagOf(version ?? NO_VERSION));
    return body;
  }

  /** What somebody else has changed before it is answered has no tag: the answer may be older. */
  private async create(rows: Versions, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    const versions: string[] = [];
    const noDemand: Precondition = {
      table: rows.table,
      locked: () => undefined,
      hold: () => undefined,
      added: (version) => void versions.push(version),
    };
    const body = (await withPrecondition(noDemand, () => lastValueFrom(next.handle()))) as { id: string };
    const version = await rows.versionOf(body.id);
    if (version !== undefined && versions.includes(version)) void reply.header('etag', etagOf(version));
    return body;
  }

  private async change(rows: Versions, id: string, ifMatch: string | undefined, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    let versions: string[] = [];
    let locked = NO_VERSION;
    const precondition: Precondition = {
      table: rows.table,
      id,
      locked: (version, after) => {
        locked = version;
        versions = [version, after];
      },
      hold: () => {
        if (ifMatch !== undefined) mustMatch(ifMatch, locked);
      },
    };
    const body: unknown = await withPrecondition(precondition, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
    const version = body === undefined || !UUID.test(id) ? undefined : await rows.versionOf(id);
    // Where somebody else has changed it since, what is answered may be older: such an answer has no tag.
    if (version !== undefined && versions.includes(version)) void reply.header('etag', etagOf(version));
    return body;
  }
}
