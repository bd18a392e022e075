import { type Actor, DomainEvent } from '#kernel';
import type { WebhookDisabledReason } from '#protocol';

/** An address may hold a key and a secret is one, so the log has neither. */
abstract class WebhookEvent extends DomainEvent {
  constructor(readonly webhookId: string) {
    super();
  }

  get streamId(): string {
    return this.webhookId;
  }
}

export class WebhookCreated extends WebhookEvent {
  constructor(
    webhookId: string,
    readonly events: string[],
    readonly by: Actor,
  ) {
    super(webhookId);
  }
}

export class WebhookChanged extends WebhookEvent {
  constructor(
    webhookId: string,
    /** Names of the fields that changed. */
    readonly changed: string[],
    readonly events: string[],
    readonly active: boolean,
    readonly by: Actor,
  ) {
    super(webhookId);
  }
}

/** The previous secret signs too until then (RFC 3339). */
export class WebhookSecretRotated extends WebhookEvent {
  constructor(
    webhookId: string,
    readonly previousUntil: string,
    readonly by: Actor,
  ) {
    super(webhookId);
  }
}

/** Switched off because of how its receiver answers. */
export class WebhookDisabled extends WebhookEvent {
  constructor(
    webhookId: string,
    readonly reason: WebhookDisabledReason,
  ) {
    super(webhookId);
  }
}

export class WebhookDeleted extends WebhookEvent {
  constructor(
    webhookId: string,
    readonly by: Actor,
  ) {
    super(webhookId);
  }
}

/** An attempt to deliver failed; the row of the webhook counts them. */
export class WebhookAttemptFailed extends WebhookEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

/** A delivery succeeded after attempts that failed. */
export class WebhookRecovered extends WebhookEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}
