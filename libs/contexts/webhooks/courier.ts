import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel';
import { JobQueue, Outbound, OutboundError, signedHeaders, TimeBudget } from '#platform';
import type { WebhookAnswer } from '#protocol';
import { Deliveries, type DueDelivery, type Lane, LANES, type Outcome, type Tried } from './deliveries';
import { keptAnswer } from './domain/kept-answer';
import { nextTry } from './domain/retry-schedule';
import { signingSecrets, type Webhook } from './domain/webhook';
import { Receivers } from './receivers';
import { MOST_WEBHOOKS, Webhooks } from './webhooks.store';

const ANSWER_WITHIN_MS = 15_000;
/** Received of an answer, whose status alone matters, and kept of it for people to see. */
const [MAX_ANSWER_BYTES, KEPT_ANSWER_BYTES] = [4_096, 2_048];
const BATCH = 20;
/** After so long a lane gives way, and is queued again. */
const SLICE_MS = 10_000;
const MARGIN_SECONDS = 35;
const GONE = 410;
const NEVER = new AbortController().signal;

/** Delivers what is due, one lane at a time: a receiver that hangs holds its own lanes, for which every node has room. */
@Injectable()
export class Courier implements OnModuleInit {
  constructor(
    private readonly queue: JobQueue,
    private readonly deliveries: Deliveries,
    private readonly webhooks: Webhooks,
    private readonly receivers: Receivers,
    private readonly outbound: Outbound,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.queue.define('deliver', {
      atOnce: MOST_WEBHOOKS * LANES,
      endsWithinSeconds: (SLICE_MS + ANSWER_WITHIN_MS) / 1000 + MARGIN_SECONDS,
      run: (lane: Lane, stopping) => this.deliver(lane, stopping),
    });
  }

  private async deliver(lane: Lane, stopping: AbortSignal): Promise<void> {
    const slice = new TimeBudget(SLICE_MS);
    while (!slice.isSpent && !stopping.aborted) {
      const webhook = await this.webhooks.find(lane.webhookId);
      if (!webhook?.active) return;
      const due = await this.deliveries.due(lane, this.clock.now(), BATCH);
      if (due.length === 0) return;
      for (const each of due) {
        if (slice.isSpent || stopping.aborted) return;
        const isActive = await this.tryOnce(webhook, each, stopping);
        if (!isActive) return;
      }
    }
  }

  /** @returns whether the webhook is still active */
  private async tryOnce(webhook: Webhook, delivery: DueDelivery, stopping: AbortSignal): Promise<boolean> {
    const tried = await this.post(webhook, delivery, stopping);
    if (tried === undefined) return true;
    if (tried.attempt.error === undefined) {
      await this.deliveries.record(delivery, { ...tried, state: 'delivered', nextAttemptAt: null });
      if (webhook.failures > 0) await this.webhooks.change(webhook.id, (it) => it.succeeded());
      webhook.failures = 0;
      return true;
    }
    return this.failed(webhook, delivery, tried, tried.attempt.error);
  }

  private failed(webhook: Webhook, delivery: DueDelivery, tried: Tried, why: string): Promise<boolean> {
    const now = this.clock.now();
    const tries = delivery.tries + 1;
    const next = tried.attempt.status === GONE ? null : nextTry(tries, lotOf(delivery.id, tries), now);
    const outcome: Outcome = { ...tried, state: next === null ? 'failed' : 'pending', nextAttemptAt: next };
    return this.webhooks.change(webhook.id, async (it, tx) => {
      await this.deliveries.record(delivery, outcome, tx);
      if (tried.attempt.status === GONE) it.gone(why, now);
      else it.failed(why, now);
      webhook.failures = it.failures;
      return it.active;
    });
  }

  /** @returns undefined when it was ended because this process stops; it is then tried again by another, under the same id */
  async post(webhook: Webhook, { id, body }: Pick<DueDelivery, 'id' | 'body'>, stopping = NEVER): Promise<Tried | undefined> {
    const at = this.clock.now();
    const began = performance.now();
    const { answer, error } = await this.answer(webhook, id, body, at, stopping);
    if (error === undefined && answer === null) return undefined;
    const durationMs = Math.round(performance.now() - began);
    const attempt = { at: at.toISOString(), status: answer?.status ?? null, durationMs, ...(error !== undefined && { error }) };
    return { attempt, answer };
  }

  private async answer(
    webhook: Webhook,
    id: string,
    body: string,
    at: Date,
    signal: AbortSignal,
  ): Promise<{ answer: WebhookAnswer | null; error?: string }> {
    const request = {
      url: webhook.url,
      body,
      headers: signedHeaders(signingSecrets(webhook, at), id, body, at),
      withinMs: ANSWER_WITHIN_MS,
      maxBytes: MAX_ANSWER_BYTES,
      mayBePrivate: this.receivers.mayBePrivate,
      signal,
    };
    try {
      const answer = keptAnswer(await this.outbound.postForAnswer(request, KEPT_ANSWER_BYTES), at);
      const isGood = answer.status >= 200 && answer.status <= 299;
      return isGood ? { answer } : { answer, error: `The answer has the status ${answer.status}` };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return error.reason === 'ended' ? { answer: null } : { answer: null, error: error.message };
    }
  }
}

/** Chance that is the same at every node. */
function lotOf(id: string, tries: number): number {
  return createHash('sha256').update(`${id}:${tries}`).digest().readUInt32BE() / 0xffff_ffff;
}
