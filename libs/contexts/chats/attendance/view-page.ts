import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Not } from 'typeorm';
import { Store } from '#platform';
import { Chats } from '../chat/chats.store';

/** A customer looks at another page: its open chats say which. Without one nobody needs to know. */
export class ViewPage extends Command<void> {
  constructor(
    readonly customerId: string,
    readonly url: string,
    readonly title: string | null,
  ) {
    super();
  }
}

@CommandHandler(ViewPage)
export class ViewPageHandler implements ICommandHandler<ViewPage> {
  constructor(
    private readonly chats: Chats,
    private readonly store: Store,
  ) {}

  execute({ customerId, url, title }: ViewPage): Promise<void> {
    return this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockWhere(tx, { customerId, status: Not('closed') })) chat.viewPage(url, title);
    });
  }
}
