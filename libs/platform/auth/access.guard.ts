import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '#kernel';
import { ACCESS, type AccessLevel, callerOf, PEOPLE_ONLY } from './access';
import { clientEvents, type ClientEventName } from '#protocol';
import { hasRole, type SocketCaller } from './caller';
import { perHandler } from '../http/per-handler';
import { refuseUnreadInput } from '../http/unread-input';
import { SocketActivity } from './socket-activity';
import { isApiKey, Tokens, unauthorized } from './tokens';

/**
 * Authentication and access guard. REST requests are authenticated here, with passport-jwt or an API key; a socket was authenticated when
 * it connected.
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') implements CanActivate {
  private readonly levelOf: (context: ExecutionContext) => AccessLevel;
  private readonly isForPeople: (context: ExecutionContext) => boolean;

  constructor(
    reflector: Reflector,
    private readonly activity: SocketActivity,
    private readonly tokens: Tokens,
  ) {
    super();
    this.levelOf = perHandler((context) => reflector.getAllAndOverride(ACCESS, [context.getHandler(), context.getClass()]) ?? 'agent');
    this.isForPeople = perHandler(
      (context) => reflector.getAllAndOverride(PEOPLE_ONLY, [context.getHandler(), context.getClass()]) ?? false,
    );
  }

  override canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const level = this.levelOf(context);
    return context.getType() === 'http' ? this.authenticateRequest(context, level) : this.authorise(context, level);
  }

  private async authenticateRequest(context: ExecutionContext, level: AccessLevel): Promise<boolean> {
    if (level !== 'public' || authorizationOf(context) !== undefined) await this.authenticate(context);
    this.authorise(context, level);
    if (isCommand(context)) this.activity.note(callerOf(context));
    return true;
  }

  /** Passport verifies a token once; from then on its claims are known, and what changes is asked at every request: whether they still count. */
  private async authenticate(context: ExecutionContext): Promise<void> {
    const token = bearerOf(authorizationOf(context));
    const claims = token && this.tokens.remembered(token);
    if (token && isApiKey(token)) setCaller(context, (await this.tokens.authenticate(token)).caller);
    else if (claims) setCaller(context, await this.tokens.requesterOf(claims));
    else await super.canActivate(context);
  }

  private authorise(context: ExecutionContext, level: AccessLevel): true {
    if (level !== 'public') mustBe(level, context);
    if (this.isForPeople(context)) mustBeAPerson(callerOf(context));
    refuseUnreadInput(context);
    return true;
  }

  override handleRequest<U>(error: unknown, user: U | false): U {
    if (error) throw error as Error;
    if (!user) throw unauthorized();
    return user;
  }
}

/** Only changes count as activity of the user: a forgotten browser tab also sends GET requests. */
function isCommand(context: ExecutionContext): boolean {
  return context.switchToHttp().getRequest<{ method: string }>().method !== 'GET';
}

function authorizationOf(context: ExecutionContext): string | undefined {
  return context.switchToHttp().getRequest<{ headers: { authorization?: string } }>().headers.authorization;
}

function bearerOf(authorization: string | undefined): string | undefined {
  const [scheme, token] = authorization?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' ? token : undefined;
}

function setCaller(context: ExecutionContext, caller: SocketCaller): void {
  context.switchToHttp().getRequest<{ user?: SocketCaller }>().user = caller;
}

function mustBeAPerson(caller: SocketCaller | undefined): void {
  if (caller?.type === 'staff' && caller.apiKey)
    throw new DomainError('forbidden', 'auth.people_only', 'A program cannot do this: it has no desk and no login of its own');
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
  const mayBeSent = context.getType() === 'ws' && clientEvents[context.switchToWs().getPattern() as ClientEventName].screens;
  if (!mayBeSent) throw forbidden();
}

function forbidden(): DomainError {
  return new DomainError('forbidden', 'auth.forbidden', 'Your role does not allow this');
}
