import type { ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes as Reads } from '@nestjs/common/enums/route-paramtypes.enum';
import { perHandler } from './per-handler';
import { invalidInput } from './validation';

const READERS_OF_A_BODY = [Reads.BODY, Reads.REQUEST, Reads.FILE, Reads.FILES];
/** Nest gives the payload of a socket event the same parameter type as the body of a request. */
const READERS_OF_A_PAYLOAD = [Reads.BODY];

/**
 * Refuses input to a handler that reads none: like unknown fields elsewhere.
 * @throws DomainError `validation.failed`
 */
export function refuseUnreadInput(context: ExecutionContext): void {
  if (readsInput(context)) return;
  const isSocket = context.getType() === 'ws';
  const input: unknown = isSocket ? context.switchToWs().getData() : context.switchToHttp().getRequest<{ body?: unknown }>().body;
  const names = typeof input === 'object' && input !== null ? Object.keys(input) : [];
  if (names.length > 0) throw invalidInput(names.map((name) => ({ pointer: `/${name}`, message: `property ${name} should not exist` })));
}

const readsInput = perHandler((context) => {
  const readers = context.getType() === 'ws' ? READERS_OF_A_PAYLOAD : READERS_OF_A_BODY;
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {}) as object;
  return Object.keys(parameters).some((key) => readers.some((reader) => key.startsWith(`${reader}:`)));
});
