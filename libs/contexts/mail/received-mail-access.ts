import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ReceivedMailAccess } from '#files';
import { mailNotFound } from './domain/mail.errors';
import { ReceivedMails } from './received-mails.store';

/** Answers files, for which an e-mail that came in is an item of a library. All staff may read tickets. */
@QueryHandler(ReceivedMailAccess)
export class ReceivedMailAccessHandler implements IQueryHandler<ReceivedMailAccess> {
  constructor(private readonly received: ReceivedMails) {}

  async execute({ by, mailId }: ReceivedMailAccess): Promise<void> {
    await this.received.get(mailId);
    if (by !== 'signature' && by.type !== 'staff') throw mailNotFound();
  }
}
