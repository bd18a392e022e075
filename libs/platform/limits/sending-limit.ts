import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { callerOf } from '../auth/access';
import { CallerRates } from './caller-rates';
import { tooFast } from './flood-detector';

/**
 * Guard that takes a token of the caller for each message. It runs after `AccessGuard`, which sets the caller; as on sockets, a request
 * that is refused later has also used its token.
 */
@Injectable()
class SendingLimit implements CanActivate {
  constructor(private readonly rates: CallerRates) {}

  canActivate(context: ExecutionContext): boolean {
    if (!this.rates.takeMessage(callerOf(context)!.id)) throw tooFast();
    return true;
  }
}

/** Limits a route that sends messages to twice `maxMessagesPerSecond` per caller, counted together with the caller's sockets. */
export const LimitsSending = (): MethodDecorator => UseGuards(SendingLimit);
