import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Deliveries } from '../deliveries';

/** docs/webhooks.md states it. */
const KEPT_DAYS = 30;

/** Removes deliveries after 30 days, and those of webhooks that were deleted. */
export class RemoveOldDeliveries extends Command<void> {}

@CommandHandler(RemoveOldDeliveries)
export class RemoveOldDeliveriesHandler implements ICommandHandler<RemoveOldDeliveries> {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return this.deliveries.removeBefore(new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000));
  }
}
