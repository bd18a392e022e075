import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel';
import { Env, JobQueue, Meter, Outbound, OutboundError, TimeBudget } from '#platform';
import { repetitionIn } from '#protocol';
import { encryptedFor } from './encryption';
import { pushAddressIsPrivate } from './domain/push.errors';
import { type DuePush, LANES, Pushes } from './push.store';
import { VapidKeys } from './vapid-keys';

const ANSWER_WITHIN_MS = 10_000;
const MAX_ANSWER_BYTES = 4_096;
const SLICE_MS = 20_000;
const MARGIN_SECONDS = 30;
const BATCH = 20;
/** An alarm that is older calls nobody: a push service keeps it no longer, and neither do we. */
const CALLS_FOR_SECONDS = 120;
/** So often, and at the soonest after so long, a browser is called again for what nobody has taken. */
const MOST_REPEATS = 5;
const REPEATS_AFTER_SECONDS = 30;
const AGAIN_AFTER_SECONDS = [5, 20, 60];
/** The push service knows the subscription no more (RFC 8030, 7.3). */
const GONE = [404, 410];

/** Hands what is due to the push services, by jobs of the queue: encrypted, signed, and to public addresses alone. */
@Injectable()
export class PushSender implements OnModuleInit {
  private readonly logger = new Logger(PushSender.name);
  private readonly count: (outcome: string) => void;

  constructor(
    private readonly queue: JobQueue,
    private readonly pushes: Pushes,
    private readonly keys: VapidKeys,
    private readonly outbound: Outbound,
    private readonly env: Env,
    private readonly clock: Clock,
    meter: Meter,
  ) {
    this.count = meter.counter(
      'pushes',
      'Push messages that were sent, put off to be tried again, given up, or met a subscription that is gone',
      'outcome',
    );
  }

  onModuleInit(): void {
    this.queue.define('push', {
      atOnce: LANES,
      endsWithinSeconds: (SLICE_MS + ANSWER_WITHIN_MS) / 1000 + MARGIN_SECONDS,
      run: ({ lane }: { lane: number }, stopping) => this.deliver(lane, stopping),
    });
  }

  async queueDue(): Promise<void> {
    const lanes = await this.pushes.dueLanes(this.clock.now());
    await this.queue.add(lanes.map((lane) => ({ task: 'push', queue: `push:${lane}`, payload: { lane } })));
  }

  /** @throws DomainError `push.private_address` */
  async mustBePublic(endpoint: string): Promise<void> {
    if (!this.env.PUSH_ALLOW_PRIVATE && !(await this.outbound.mayBePublic(endpoint))) throw pushAddressIsPrivate();
  }

  private async deliver(lane: number, stopping: AbortSignal): Promise<void> {
    const slice = new TimeBudget(SLICE_MS);
    for (;;) {
      const due = await this.pushes.due(lane, this.clock.now(), BATCH);
      if (due.length === 0) return;
      for (const each of due) {
        if (slice.isSpent || stopping.aborted) return;
        await this.tryOnce(each, stopping);
      }
    }
  }

  private async tryOnce(push: DuePush, stopping: AbortSignal): Promise<void> {
    const status = await this.send(push, stopping);
    if (status === 'ended') return;
    if (typeof status === 'number' && GONE.includes(status)) {
      this.count('gone');
      return this.pushes.forget(push.subscriptionId);
    }
    const isSent = typeof status === 'number' && status >= 200 && status <= 299;
    const next = isSent ? null : this.nextTry(push, status);
    await this.pushes.tried(push, next, isSent ? this.repeatAt(push) : null);
    this.count(isSent ? 'sent' : next === null ? 'failed' : 'put_off');
    if (!isSent) this.logger.warn({ host: new URL(push.endpoint).host, status }, 'a push service did not take an alarm');
  }

  /** What was wrong with the request stays wrong; what was wrong with the moment may pass. */
  private nextTry({ tries, createdAt }: DuePush, status: number | 'refused' | 'unreachable'): Date | null {
    const seconds = AGAIN_AFTER_SECONDS[tries];
    if (seconds === undefined || status === 'refused' || (typeof status === 'number' && status < 500 && status !== 429)) return null;
    const next = new Date(this.clock.now().getTime() + seconds * 1000);
    return next.getTime() - createdAt.getTime() > CALLS_FOR_SECONDS * 1000 ? null : next;
  }

  /** As its owner prefers, as long as it is not taken; at a closed page never without an end. */
  private repeatAt({ repeats: before, alerts }: DuePush): Date | null {
    const { repeats, everySeconds, atMost } = repetitionIn(alerts);
    const isEnough = !repeats || before >= Math.min(atMost ?? MOST_REPEATS, MOST_REPEATS);
    return isEnough ? null : new Date(this.clock.now().getTime() + Math.max(everySeconds, REPEATS_AFTER_SECONDS) * 1000);
  }

  private async send(push: DuePush, signal: AbortSignal): Promise<number | 'ended' | 'refused' | 'unreachable'> {
    const { endpoint, chatId, kind, name, text } = push;
    const shown = { kind, chatId, ...(name !== null && { name, text }) };
    const request = {
      url: endpoint,
      body: encryptedFor(push, JSON.stringify(shown)),
      headers: {
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        authorization: await this.keys.authorization(endpoint),
        ttl: String(CALLS_FOR_SECONDS),
        urgency: 'high',
        // Of several that wait at the push service the last one counts.
        topic: createHash('sha256').update(`${chatId}:${kind}`).digest('base64url').slice(0, 32),
      },
      withinMs: ANSWER_WITHIN_MS,
      maxBytes: MAX_ANSWER_BYTES,
      mayBePrivate: this.env.PUSH_ALLOW_PRIVATE,
      signal,
    };
    try {
      return (await this.outbound.postForAnswer(request, 0)).status;
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return error.reason === 'ended' || error.reason === 'refused' ? error.reason : 'unreachable';
    }
  }
}
