import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes as Reads } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Observable } from 'rxjs';
import { invalidInput } from './validation';

const READERS_OF_A_BODY = [Reads.BODY, Reads.REQUEST, Reads.FILE, Reads.FILES];
/** Of a socket's event the payload has the number that the body has of a request. */
const READERS_OF_A_PAYLOAD = [Reads.BODY];

/** A handler that reads no input knows none of its fields: they are refused like any other unknown field. */
@Injectable()
export class RefuseUnreadInput implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isSocket = context.getType() === 'ws';
    const input: unknown = isSocket ? context.switchToWs().getData() : context.switchToHttp().getRequest<{ body?: unknown }>().body;
    const names = typeof input === 'object' && input !== null ? Object.keys(input) : [];
    if (names.length > 0 && !reads(context, isSocket ? READERS_OF_A_PAYLOAD : READERS_OF_A_BODY)) {
      throw invalidInput(names.map((name) => ({ pointer: `/${name}`, message: `property ${name} should not exist` })));
    }
    return next.handle();
  }
}

function reads(context: ExecutionContext, readers: Reads[]): boolean {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {}) as object;
  return Object.keys(parameters).some((key) => readers.some((reader) => key.startsWith(`${reader}:`)));
}
