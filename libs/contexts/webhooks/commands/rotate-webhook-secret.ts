import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, newSigningSecret, type StaffCaller } from '#platform';
import { viewWebhook } from '../domain/webhook';
import { Webhooks } from '../webhooks.store';
import type { WithSecret } from './create-webhook';

/** Replaces the secret of a webhook; for a day the previous one signs as well. */
export class RotateWebhookSecret extends Command<WithSecret> {
  constructor(
    readonly by: StaffCaller,
    readonly webhookId: string,
  ) {
    super();
  }
}

@CommandHandler(RotateWebhookSecret)
export class RotateWebhookSecretHandler implements ICommandHandler<RotateWebhookSecret> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly clock: Clock,
  ) {}

  execute({ by, webhookId }: RotateWebhookSecret): Promise<WithSecret> {
    const [secret, now] = [newSigningSecret(), this.clock.now()];
    return this.webhooks.change(webhookId, (webhook) => {
      webhook.rotateSecret(secret, actorOf(by), now);
      return { ...viewWebhook(webhook, now), secret };
    });
  }
}
