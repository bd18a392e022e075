import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PushSender } from '../push-sender';

/** Queues the alarms that are due: new ones, those to be tried again, and those whose node died. */
export class QueuePushes extends Command<void> {}

@CommandHandler(QueuePushes)
export class QueuePushesHandler implements ICommandHandler<QueuePushes> {
  constructor(private readonly sender: PushSender) {}

  execute(): Promise<void> {
    return this.sender.queueDue();
  }
}
