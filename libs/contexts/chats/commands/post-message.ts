import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Caller } from '#platform';
import type { MessageView } from '#protocol';
import { Postings } from '../postings';

export interface PostedMessage {
  message: MessageView;
  /** False when it was stored before, under the same `clientMessageId`. */
  created: boolean;
}

export interface MessageContent {
  /** Chosen by the client, so that a resend is known as one. */
  clientMessageId: string;
  /** Null when it is files alone. */
  text: string | null;
  attachmentIds: string[];
  cannedResponseId: string | null;
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
  constructor(private readonly postings: Postings) {}

  execute(command: PostMessage): Promise<PostedMessage> {
    return this.postings.submit(command);
  }
}
