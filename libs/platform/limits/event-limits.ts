import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DomainError } from '#kernel';
import { CLIENT_EVENTS } from '#protocol';
import { toProblem } from '../http/problem';
import { refuseUnsafeText } from '../http/safe-text';
import type { Caller } from '../auth/caller';
import { CallerRates } from './caller-rates';
import { CrowdRates } from './crowd-rates';
import { EventBuckets } from './event-buckets';
import { FloodDetector, tooFast } from './flood-detector';
import { SocketActivity } from '../auth/socket-activity';
import { RateLimits } from './rate-limits';

type Packet = [name: string, ...rest: unknown[]];

const KNOWN = new Set<string>(CLIENT_EVENTS);
/** Built once, since refusing an event must be cheaper than handling it. */
const TOO_FAST = toProblem(tooFast());
const guarded = new WeakSet<Socket>();

/**
 * Rate limits of incoming socket events, checked before a gateway sees the event. An event above its limit, of an
 * unknown name or with an unusable payload is nacked here.
 */
@Injectable()
export class EventLimits {
  private readonly logger = new Logger(EventLimits.name);

  constructor(
    private readonly limits: RateLimits,
    private readonly callers: CallerRates,
    private readonly crowds: CrowdRates,
    private readonly activity: SocketActivity,
  ) {}

  guard(socket: Socket): void {
    if (guarded.has(socket)) return;
    guarded.add(socket);
    const { caller } = socket.data as { caller: Caller };
    const own = new EventBuckets(1);
    const all = this.callers.open(caller.id);
    socket.once('disconnect', () => this.callers.close(caller.id));
    const refusals = new FloodDetector();
    socket.use((packet, next) => {
      const [name, ...rest] = packet as Packet;
      const rates = this.limits.current();
      if (!own.take(name, rates) || !all.take(name, rates)) return this.refuse(socket, rest, refusals);
      const crowded = name === 'message.send' && caller.type === 'customer' && this.crowds.refusalOf(socket.request);
      if (crowded) return this.refuse(socket, rest, refusals, toProblem(crowded));
      const error = problemWith(name, rest);
      if (error !== undefined) return nack(rest, toProblem(error));
      this.activity.note(caller);
      next();
    });
  }

  private refuse(socket: Socket, rest: unknown[], refusals: FloodDetector, problem: unknown = TOO_FAST): void {
    nack(rest, problem);
    if (!refusals.add() || !socket.connected) return;
    this.logger.warn(`a socket of ${(socket.data as { caller: Caller }).caller.id} was cut: it went on after being refused`);
    socket.disconnect(true);
  }
}

function nack(rest: unknown[], error: unknown): void {
  const ack = rest.at(-1);
  if (typeof ack === 'function') (ack as (answer: unknown) => void)({ ok: false, error });
}

function problemWith(name: string, rest: unknown[]): unknown {
  if (!KNOWN.has(name)) return new DomainError('missing', 'event.unknown', 'There is no such event');
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
