import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DomainError } from '#kernel';
import { CLIENT_EVENTS } from '#protocol';
import { toProblem } from '../http/problem';
import { refuseUnsafeText } from '../http/safe-text';
import type { Caller } from '../auth/caller';
import { SocketActivity } from './socket-activity';
import { RateLimits } from './rate-limits';
import { TokenBucket } from './token-bucket';

const KNOWN = new Set<string>(CLIENT_EVENTS);
const guarded = new WeakSet<Socket>();

/** What every incoming event must pass before a gateway sees it; what does not pass is nacked here. */
@Injectable()
export class EventLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly activity: SocketActivity,
  ) {}

  guard(socket: Socket): void {
    if (guarded.has(socket)) return;
    guarded.add(socket);
    const events = new TokenBucket();
    const messages = new TokenBucket();
    socket.use((packet, next) => {
      const [name, ...rest] = packet as [string, ...unknown[]];
      const error = this.problemWith(name, rest, events, messages);
      if (error === undefined) {
        this.activity.note((socket.data as { caller: Caller }).caller);
        return next();
      }
      const ack = rest.at(-1);
      if (typeof ack === 'function') (ack as (answer: unknown) => void)({ ok: false, error: toProblem(error) });
    });
  }

  private problemWith(name: string, rest: unknown[], events: TokenBucket, messages: TokenBucket): unknown {
    const { maxEventsPerSecond, maxMessagesPerSecond } = this.limits.current();
    const isMessage = name === 'message.send' || name === 'canned.send';
    if (!events.take(maxEventsPerSecond) || (isMessage && !messages.take(maxMessagesPerSecond))) {
      return new DomainError('too_many', 'rate.limited', 'Too many events; slow down', { retryAfterSeconds: 1 });
    }
    if (!KNOWN.has(name)) return new DomainError('missing', 'event.unknown', 'There is no such event');
    return badPayload(rest);
  }
}

function badPayload(rest: unknown[]): unknown {
  const data = rest.filter((each) => typeof each !== 'function');
  const [payload] = data;
  if (data.length !== 1 || typeof payload !== 'object' || payload === null || Array.isArray(payload) || Buffer.isBuffer(payload)) {
    return new DomainError('invalid', 'validation.failed', 'The payload must be one object', {}, [
      { pointer: '', message: 'must be an object' },
    ]);
  }
  try {
    refuseUnsafeText(payload);
    return undefined;
  } catch (error) {
    return error;
  }
}
