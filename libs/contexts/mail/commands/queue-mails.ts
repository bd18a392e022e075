import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MailServer } from '../mail-server';
import { Postman } from '../postman';

/** Queues the mails that are due: new ones, those to be tried again, and those whose node died. */
export class QueueMails extends Command<void> {}

@CommandHandler(QueueMails)
export class QueueMailsHandler implements ICommandHandler<QueueMails> {
  constructor(
    private readonly postman: Postman,
    private readonly server: MailServer,
  ) {}

  async execute(): Promise<void> {
    if (this.server.sender !== null) await this.postman.queueDue();
  }
}
