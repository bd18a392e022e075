import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { VisibleChat } from '#chats';
import { actorOf, type CustomerCaller, Store } from '#platform';
import type { TranscriptMailView } from '#protocol';
import { nobodyAnswered } from '../domain/mail.errors';
import { MailServer } from '../mail-server';
import { Mails } from '../mails.store';

/** Sends a customer what was said in its chat, to the address that it names. */
export class MailTranscript extends Command<TranscriptMailView> {
  constructor(
    readonly by: CustomerCaller,
    readonly chatId: string,
    readonly address: string,
  ) {
    super();
  }
}

@CommandHandler(MailTranscript)
export class MailTranscriptHandler implements ICommandHandler<MailTranscript> {
  constructor(
    private readonly mails: Mails,
    private readonly server: MailServer,
    private readonly queries: QueryBus,
    private readonly store: Store,
  ) {}

  async execute({ by, chatId, address }: MailTranscript): Promise<TranscriptMailView> {
    const chat = await this.queries.execute(new VisibleChat(by, chatId));
    this.server.mustBeSetUp();
    // A stranger who writes to nobody but itself could have us send its words to anybody.
    if (chat.firstResponseAt === null) throw nobodyAnswered();
    return this.store.once(async (tx) => {
      const mail = { kind: 'transcript' as const, customerId: chat.customer.id, chatId, address, locale: chat.locale };
      const { id, state } = await this.mails.post(tx, mail, actorOf(by));
      return { id, address, state };
    });
  }
}
