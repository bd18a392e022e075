import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type StaffCaller, Store } from '#platform';
import { Chats } from '../chat/chats.store';
import { endDraft } from './keep-draft';

/** Ends the draft of the caller in a chat; without one nothing happens. */
export class EndDraft extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(EndDraft)
export class EndDraftHandler implements ICommandHandler<EndDraft> {
  constructor(
    private readonly chats: Chats,
    private readonly store: Store,
  ) {}

  async execute({ by, chatId }: EndDraft): Promise<void> {
    await this.chats.getAs(by, 'see', chatId);
    await this.store.transaction((tx) => endDraft(tx, chatId, by.id));
  }
}
