import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { actorOf, type Caller } from '#platform';
import { Chats } from '../chat/chats.store';
import { messageNotFound } from '../chat/domain/chat.errors';
import { MessageEdits } from '../messages/message-edits.store';

/** Changes the text of a message on behalf of its author, within `editMinutes`; staff can read what it was. @returns its `seq` */
export class EditMessage extends Command<number> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly messageId: string,
    readonly text: string,
  ) {
    super();
  }
}

@CommandHandler(EditMessage)
export class EditMessageHandler implements ICommandHandler<EditMessage> {
  constructor(
    private readonly chats: Chats,
    private readonly edits: MessageEdits,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async execute({ by, chatId, messageId, text }: EditMessage): Promise<number> {
    const { editMinutes } = await this.settings.get();
    return this.chats.changeAs(by, 'takePart', chatId, async (chat, tx) => {
      const [message] = await this.chats.messagesById(tx, [{ chatId, id: messageId }]);
      if (!message) throw messageNotFound();
      const [before, now] = [{ ...message }, this.clock.now()];
      chat.editMessage(message, text, actorOf(by), now, editMinutes);
      if (message.text !== before.text) await this.edits.keep(tx, before, now);
      return message.seq;
    });
  }
}
