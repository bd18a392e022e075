import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import { Webhooks } from '../webhooks.store';

/** Deletes a webhook: nothing more is sent, and a sweep removes its deliveries. */
export class DeleteWebhook extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly webhookId: string,
  ) {
    super();
  }
}

@CommandHandler(DeleteWebhook)
export class DeleteWebhookHandler implements ICommandHandler<DeleteWebhook> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly clock: Clock,
  ) {}

  execute({ by, webhookId }: DeleteWebhook): Promise<void> {
    return this.webhooks.change(webhookId, (webhook) => webhook.delete(actorOf(by), this.clock.now()));
  }
}
