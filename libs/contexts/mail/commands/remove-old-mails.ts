import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Mails } from '../mails.store';

/** docs/mail.md states it. */
const KEPT_DAYS = 30;

/** Removes mails after 30 days, but for those of tickets, which are part of them. */
export class RemoveOldMails extends Command<void> {}

@CommandHandler(RemoveOldMails)
export class RemoveOldMailsHandler implements ICommandHandler<RemoveOldMails> {
  constructor(
    private readonly mails: Mails,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return this.mails.removeBefore(new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000));
  }
}
