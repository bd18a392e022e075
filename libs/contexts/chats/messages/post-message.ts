import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { type Caller } from '#platform';
import type { MessageView } from '#protocol';
import { cannedNotForCustomers, cannedResponseNotFound } from '../chat/domain/chat.errors';
import { MessageBatcher } from './message-batcher';
import { MayUseCannedResponse } from '../chat/asked-downstream';
import { SentMessages } from './sent-messages';

export interface PostedMessage {
  message: MessageView;
  /** False when the message had been stored before under the same `clientMessageId`. */
  created: boolean;
}

export interface MessageContent {
  /** Idempotency key, chosen by the client. */
  clientMessageId: string;
  /** Null when the message consists of files alone. */
  text: string | null;
  attachmentIds: string[];
  cannedResponseId: string | null;
  /** Id of the message that it answers. */
  replyTo: string | null;
}

export class PostMessage extends Command<PostedMessage> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly content: MessageContent,
  ) {
    super();
  }
}

@CommandHandler(PostMessage)
export class PostMessageHandler implements ICommandHandler<PostMessage> {
  constructor(
    private readonly batcher: MessageBatcher,
    private readonly sent: SentMessages,
    private readonly queries: QueryBus,
  ) {}

  async execute(command: PostMessage): Promise<PostedMessage> {
    if (command.content.cannedResponseId !== null) await this.mustHaveSource(command.content.cannedResponseId, command);
    return this.batcher.submit(command);
  }

  /** A repeat of a stored message succeeds even when its canned response has been deleted since. */
  private async mustHaveSource(cannedResponseId: string, { by, chatId, content }: PostMessage): Promise<void> {
    if (by.type !== 'staff') throw cannedNotForCustomers();
    if (await this.queries.execute(new MayUseCannedResponse(by, cannedResponseId))) return;
    if (!(await this.sent.find(chatId, by.id, content.clientMessageId))) throw cannedResponseNotFound();
  }
}
