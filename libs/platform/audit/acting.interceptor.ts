import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { callerOf } from '../auth/access';
import { actingAs } from './acting';

/** Says whose deed a request is, for the audit log. Sockets say it in their adapter. */
export class ActingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { method, ip } = context.switchToHttp().getRequest<FastifyRequest>();
    const by = callerOf(context);
    if (method === 'GET' || by?.type !== 'staff') return next.handle();
    return from(actingAs({ by, address: ip }, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}
