import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { Role } from '#protocol';
import type { Caller, StaffCaller } from './caller';

/** The lowest role that a caller needs. `customer`: anybody with a token; `public`: no token needed, but one that is sent is checked. */
export type AccessLevel = 'public' | 'customer' | Role | 'customers-only';

export const ACCESS = 'switchboard:access';

/** Sets who may call a route or an event. The default is staff. */
export const Access = (level: AccessLevel): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, level);

export const PEOPLE_ONLY = 'switchboard:people-only';

/** Refuses programs with an API key: the route or event needs somebody who signed in, and mostly a desk. */
export const PeopleOnly = (): MethodDecorator & ClassDecorator => SetMetadata(PEOPLE_ONLY, true);

export function callerOf(context: ExecutionContext): Caller | undefined {
  if (context.getType() === 'ws') return (context.switchToWs().getClient<Socket>().data as { caller: Caller }).caller;
  return context.switchToHttp().getRequest<{ user?: Caller }>().user;
}

/** Parameter decorator for the caller; undefined only where access is `public`. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) => callerOf(context));

export type { Caller, StaffCaller };
