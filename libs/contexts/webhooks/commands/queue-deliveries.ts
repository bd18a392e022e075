import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { JobQueue } from '#platform';
import { Deliveries } from '../deliveries';

/** Queues the lanes in which deliveries are due: new ones, those to be tried again, and those whose node died. */
export class QueueDeliveries extends Command<void> {}

@CommandHandler(QueueDeliveries)
export class QueueDeliveriesHandler implements ICommandHandler<QueueDeliveries> {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const lanes = await this.deliveries.dueLanes(this.clock.now());
    await this.queue.add(lanes.map((lane) => ({ task: 'deliver', queue: `webhook:${lane.webhookId}:${lane.lane}`, payload: { ...lane } })));
  }
}
