import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/access';
import { CallerRates } from './caller-rates';
import { CrowdRates } from './crowd-rates';
import { tooFast } from './flood-detector';

/**
 * Guard that takes a token of the caller for each message. It runs after `AccessGuard`, which sets the caller; as on sockets, a request
 * that is refused later has also used its token.
 */
@Injectable()
class SendingLimit implements CanActivate {
  constructor(
    private readonly rates: CallerRates,
    private readonly crowds: CrowdRates,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const caller = callerOf(context)!;
    if (!this.rates.takeMessage(caller.id)) throw tooFast();
    const refusal = caller.type === 'customer' && this.crowds.refusalOf(context.switchToHttp().getRequest<FastifyRequest>().raw);
    if (refusal) throw refusal;
    return true;
  }
}

/**
 * Limits a route that sends messages to twice `maxMessagesPerSecond` per caller, counted together with the caller's sockets, and the customers
 * of one site or network to what these may send together.
 */
export const LimitsSending = (): MethodDecorator => UseGuards(SendingLimit);
