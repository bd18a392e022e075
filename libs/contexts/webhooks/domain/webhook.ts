import { type Actor, Aggregate } from '#kernel';
import type { WebhookDisabledReason, WebhookView } from '#protocol';
import { webhookNotFound } from './webhook.errors';
import {
  WebhookAttemptFailed,
  WebhookChanged,
  WebhookCreated,
  WebhookDeleted,
  WebhookDisabled,
  WebhookRecovered,
  WebhookSecretRotated,
} from './webhook.events';

const HOUR_MS = 3_600_000;
/** Time for which a replaced secret signs as well, so that a receiver can be given the new one. */
const OVERLAP_MS = 24 * HOUR_MS;
/** A webhook is switched off after so many failures in a row, if the first of them is so long ago. */
const MOST_FAILURES = 20;
const FAILING_FOR_MS = 24 * HOUR_MS;

export interface WebhookFields {
  url: string;
  /** Names of events, or `*` for all. */
  events: string[];
  description: string | null;
}

export type WebhookChanges = Partial<WebhookFields & { active: boolean }>;

/** Subscription of a company's own system to events, with the secret that signs what it is sent. */
export class Webhook extends Aggregate {
  readonly id: string;
  url!: string;
  events!: string[];
  description!: string | null;
  active: boolean;
  secret: string;
  previousSecret: string | null;
  previousSecretUntil: Date | null;
  /** Attempts that failed since the last one that succeeded. */
  failures: number;
  failingSince: Date | null;
  lastError: string | null;
  disabledReason: WebhookDisabledReason | null;
  disabledAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;

  constructor(id: string, fields: WebhookFields, secret: string, by: Actor, now: Date) {
    super();
    this.id = id;
    this.secret = secret;
    this.active = true;
    this.createdAt = this.updatedAt = now;
    this.previousSecret = this.previousSecretUntil = null;
    this.failures = 0;
    this.failingSince = this.lastError = this.disabledReason = this.disabledAt = this.deletedAt = null;
    Object.assign(this, fields);
    this.record(new WebhookCreated(id, this.events, by));
  }

  /** Whoever switches it on again begins anew: failures before that do not count. */
  change(changes: WebhookChanges, by: Actor, now: Date): void {
    this.mustBeThere();
    if (changes.active === true && !this.active) this.forgetFailures();
    Object.assign(this, changes);
    this.updatedAt = now;
    this.record(new WebhookChanged(this.id, Object.keys(changes).sort(), this.events, this.active, by));
  }

  rotateSecret(secret: string, by: Actor, now: Date): void {
    this.mustBeThere();
    this.previousSecret = this.secret;
    this.previousSecretUntil = new Date(now.getTime() + OVERLAP_MS);
    this.secret = secret;
    this.updatedAt = now;
    this.record(new WebhookSecretRotated(this.id, this.previousSecretUntil.toISOString(), by));
  }

  delete(by: Actor, now: Date): void {
    this.mustBeThere();
    this.active = false;
    this.deletedAt = now;
    this.secret = '';
    this.previousSecret = null;
    this.record(new WebhookDeleted(this.id, by));
  }

  succeeded(): void {
    if (this.failures === 0) return;
    this.forgetFailures();
    this.record(new WebhookRecovered(this.id));
  }

  /** An attempt failed. One that was under way when the webhook was switched off does not count. */
  failed(error: string, now: Date): void {
    if (!this.active) return;
    this.countFailure(error, now);
    const isOver = this.failures >= MOST_FAILURES && now.getTime() - this.failingSince!.getTime() >= FAILING_FOR_MS;
    if (isOver) this.disable('failing', now);
    else this.record(new WebhookAttemptFailed(this.id));
  }

  /** The receiver answered 410: it wants no more. */
  gone(error: string, now: Date): void {
    if (!this.active) return;
    this.countFailure(error, now);
    this.disable('gone', now);
  }

  private countFailure(error: string, now: Date): void {
    this.failures += 1;
    this.failingSince ??= now;
    this.lastError = error;
  }

  private disable(reason: WebhookDisabledReason, now: Date): void {
    this.active = false;
    this.disabledReason = reason;
    this.disabledAt = now;
    this.record(new WebhookDisabled(this.id, reason));
  }

  private forgetFailures(): void {
    this.failures = 0;
    this.failingSince = this.lastError = this.disabledReason = this.disabledAt = null;
  }

  private mustBeThere(): void {
    if (this.deletedAt !== null) throw webhookNotFound();
  }
}

/** The secrets that sign at this moment, the current one first. */
export function signingSecrets({ secret, previousSecret, previousSecretUntil }: Webhook, now: Date): string[] {
  return previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now ? [secret, previousSecret] : [secret];
}

const atTime = (time: Date | null): string | null => time?.toISOString() ?? null;

export function viewWebhook(webhook: Webhook, now: Date): WebhookView {
  const { id, url, events, description, active, disabledReason, failures, lastError, previousSecretUntil } = webhook;
  return {
    id,
    url,
    events,
    description,
    active,
    disabledReason,
    disabledAt: atTime(webhook.disabledAt),
    failures,
    failingSince: atTime(webhook.failingSince),
    lastError,
    previousSecretUntil: previousSecretUntil !== null && previousSecretUntil > now ? atTime(previousSecretUntil) : null,
    createdAt: webhook.createdAt.toISOString(),
    updatedAt: webhook.updatedAt.toISOString(),
  };
}
