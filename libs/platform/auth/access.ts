import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { Role } from '#protocol';
import type { Caller, StaffCaller } from './caller';

/** The least a caller must be. `customer`: anybody with a token; `public`: a token is read if there is one. */
export type AccessLevel = 'public' | 'customer' | Role | 'customers-only';

export const ACCESS = 'switchboard:access';

/** Who may call a route or an event; without it, staff. */
export const Access = (level: AccessLevel): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, level);

export function callerOf(context: ExecutionContext): Caller | undefined {
  if (context.getType() === 'ws') return (context.switchToWs().getClient<Socket>().data as { caller: Caller }).caller;
  return context.switchToHttp().getRequest<{ user?: Caller }>().user;
}

/** The caller as a handler's parameter; undefined only where access is `public`. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) => callerOf(context));

export type { Caller, StaffCaller };
