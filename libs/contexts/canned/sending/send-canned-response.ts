import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { chatIsClosed, MAX_TEXT, type PostedMessage, PostMessage } from '#chats';
import { type Chat, Chats, MessageBatcher, SentMessages } from '#chats/lends';
import { type Attachment, LibraryFiles } from '#files/lends';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { authorOf } from '../library/author';
import { chatFacts } from './chat-facts';
import { nothingToSay, tooLong, unresolvedVariable } from '../library/domain/canned.errors';
import { valuesOf } from '../templates/domain/variables';
import { render } from '../templates/templates';
import { type Choice, UsableResponses } from './usable-responses';

/** Sends a canned response into a chat as one message, with the values of the chat and copies of the response's files. */
export class SendCannedResponse extends Command<PostedMessage> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly choice: Choice,
    readonly clientMessageId: string,
  ) {
    super();
  }
}

@CommandHandler(SendCannedResponse)
export class SendCannedResponseHandler implements ICommandHandler<SendCannedResponse> {
  constructor(
    private readonly chats: Chats,
    private readonly batcher: MessageBatcher,
    private readonly sent: SentMessages,
    private readonly responses: UsableResponses,
    private readonly files: LibraryFiles,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(command: SendCannedResponse): Promise<PostedMessage> {
    try {
      return await this.send(command);
    } catch (error) {
      const before = await this.sentBefore(command);
      if (before) return before;
      throw error;
    }
  }

  /** Answers a repeat with the stored message, even if the agent has lost the chat or the response was changed or deleted since. */
  private async sentBefore({ by, chatId, choice, clientMessageId }: SendCannedResponse): Promise<PostedMessage | undefined> {
    const message = await this.sent.find(chatId, by.id, clientMessageId);
    return message && isOf(choice, message.cannedResponseId) ? { message, created: false } : undefined;
  }

  private async send(command: SendCannedResponse): Promise<PostedMessage> {
    const { by, chatId, choice, clientMessageId } = command;
    const chat = await this.chats.getAs(by, 'takePart', chatId);
    const { id, content } = await this.responses.chosen(authorOf(by), choice);
    const facts = await chatFacts(this.dataSource, [chatId]);
    const { text, missing } = render(content, valuesOf(facts.get(chatId)!, by.name, this.clock.now()));
    if (missing.length > 0) throw unresolvedVariable(missing);
    if (text.length > MAX_TEXT) throw tooLong(MAX_TEXT);
    const files = await this.files.of(id);
    if (text.trim() === '' && files.length === 0) throw nothingToSay();
    const post = (attachmentIds: string[]): Promise<PostedMessage> =>
      this.batcher.submit(
        new PostMessage(by, chatId, {
          clientMessageId,
          text: text.trim() === '' ? null : text,
          attachmentIds,
          cannedResponseId: id,
          replyTo: null,
        }),
      );
    return files.length === 0 ? post([]) : ((await this.sentBefore(command)) ?? this.withCopies(files, chat, by, post));
  }

  /** Drops the copies that the message does not contain, which are all of them when the message is a repeat or refused. */
  private async withCopies(
    files: Attachment[],
    chat: Chat,
    by: StaffCaller,
    post: (attachmentIds: string[]) => Promise<PostedMessage>,
  ): Promise<PostedMessage> {
    if (chat.status === 'closed') throw chatIsClosed();
    const copies = await this.files.copyTo(chat, by, files);
    try {
      return await post(copies.map(({ id }) => id));
    } finally {
      await this.files.drop(copies);
    }
  }
}

/** Whether the sent message is a repeat of the choice. A shortcut always counts as one, because it may lead to another response by now. */
function isOf({ cannedResponseId, shortcut }: Choice, sentId: string | null): boolean {
  return sentId !== null && (shortcut !== undefined || cannedResponseId === sentId);
}
