import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InboxReader } from '../inbox-reader';

/** Sees to it that a node reads the mailbox. */
export class ReadInbox extends Command<void> {}

@CommandHandler(ReadInbox)
export class ReadInboxHandler implements ICommandHandler<ReadInbox> {
  constructor(private readonly reader: InboxReader) {}

  execute(): Promise<void> {
    return this.reader.queueReading();
  }
}
