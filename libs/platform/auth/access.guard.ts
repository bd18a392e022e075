import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '#kernel';
import { ACCESS, type AccessLevel, callerOf } from './access';
import { clientEvents, type ClientEventName } from '#protocol';
import { hasRole, type SocketCaller } from './caller';
import { perHandler } from '../http/per-handler';
import { refuseUnreadInput } from '../http/unread-input';
import { SocketActivity } from './socket-activity';
import { unauthorized } from './tokens';

/**
 * Authentication and access guard. REST requests are authenticated here with passport-jwt; a socket was authenticated when it connected.
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') implements CanActivate {
  private readonly levelOf: (context: ExecutionContext) => AccessLevel;

  constructor(
    reflector: Reflector,
    private readonly activity: SocketActivity,
  ) {
    super();
    this.levelOf = perHandler((context) => reflector.getAllAndOverride(ACCESS, [context.getHandler(), context.getClass()]) ?? 'agent');
  }

  override canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const level = this.levelOf(context);
    return context.getType() === 'http' ? this.authenticateRequest(context, level) : authorise(context, level);
  }

  private async authenticateRequest(context: ExecutionContext, level: AccessLevel): Promise<boolean> {
    if (level !== 'public' || hasToken(context)) await super.canActivate(context);
    authorise(context, level);
    if (isCommand(context)) this.activity.note(callerOf(context));
    return true;
  }

  override handleRequest<U>(error: unknown, user: U | false): U {
    if (error) throw error as Error;
    if (!user) throw unauthorized();
    return user;
  }
}

function authorise(context: ExecutionContext, level: AccessLevel): true {
  if (level !== 'public') mustBe(level, context);
  refuseUnreadInput(context);
  return true;
}

/** Only changes count as activity of the user: a forgotten browser tab also sends GET requests. */
function isCommand(context: ExecutionContext): boolean {
  return context.switchToHttp().getRequest<{ method: string }>().method !== 'GET';
}

function hasToken(context: ExecutionContext): boolean {
  return context.switchToHttp().getRequest<{ headers: Record<string, unknown> }>().headers.authorization !== undefined;
}

function mustBe(level: Exclude<AccessLevel, 'public'>, context: ExecutionContext): void {
  const caller = callerOf(context) as SocketCaller | undefined;
  if (!caller) throw unauthorized();
  if (caller.type === 'screen') return mustBeOnTheWall(context);
  if (level === 'customer') return;
  const allowed = level === 'customers-only' ? caller.type === 'customer' : hasRole(caller, level);
  if (!allowed) throw forbidden();
}

function mustBeOnTheWall(context: ExecutionContext): void {
  const name = context.switchToWs().getPattern() as ClientEventName;
  if (context.getType() !== 'ws' || !clientEvents[name].screens) throw forbidden();
}

function forbidden(): DomainError {
  return new DomainError('forbidden', 'auth.forbidden', 'Your role does not allow this');
}
