import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { callerOf } from '../auth/access';
import { CallerRates } from './caller-rates';
import { tooFast } from './flood-detector';
import { ApiProblems } from '../http/docs';

/** Comes after the guard that knows the caller; like on a socket, what is refused later counts as well. */
@Injectable()
class SendingLimit implements CanActivate {
  constructor(private readonly rates: CallerRates) {}

  canActivate(context: ExecutionContext): boolean {
    if (!this.rates.takeMessage(callerOf(context)!.id)) throw tooFast();
    return true;
  }
}

/** A route that sends messages: held to twice `maxMessagesPerSecond` per caller, sockets included. */
export const LimitsSending = (): MethodDecorator => applyDecorators(UseGuards(SendingLimit), ApiProblems(429));
