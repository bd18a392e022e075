import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Chats, MAX_TEXT, mustTakePart, participantOf, type PostedMessage, PostMessage, Postings, SentMessages } from '#chats';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { chatFacts } from '../chat-facts';
import { nothingToSay, tooLong, unresolvedVariable } from '../domain/canned.errors';
import { valuesOf } from '../domain/variables';
import { render } from '../templates';
import { type Choice, UsableResponses } from '../usable-responses';

/** Sends a canned response into a chat in one stroke, with the values of that chat. */
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
    private readonly postings: Postings,
    private readonly sent: SentMessages,
    private readonly responses: UsableResponses,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(command: SendCannedResponse): Promise<PostedMessage> {
    const { by, chatId } = command;
    mustTakePart(participantOf(by), await this.chats.get(chatId));
    try {
      return await this.send(command);
    } catch (error) {
      // Sent before, it is the same message, though time went on, or the response was changed or deleted since.
      const message = await this.sent.find(chatId, by.id, command.clientMessageId);
      if (message && isOf(command.choice, message.cannedResponseId)) return { message, created: false };
      throw error;
    }
  }

  private async send({ by, chatId, choice, clientMessageId }: SendCannedResponse): Promise<PostedMessage> {
    const { id, content } = await this.responses.chosen(by.id, choice);
    const facts = await chatFacts(this.dataSource, [chatId]);
    const { text, missing } = render(content, valuesOf(facts.get(chatId)!, by.name, this.clock.now()));
    if (missing.length > 0) throw unresolvedVariable(missing);
    if (text.trim() === '') throw nothingToSay();
    if (text.length > MAX_TEXT) throw tooLong(MAX_TEXT);
    return this.postings.submit(new PostMessage(by, chatId, { clientMessageId, text, attachmentIds: [], cannedResponseId: id }));
  }
}

/** What a shortcut stands for may have changed since. */
function isOf({ cannedResponseId, shortcut }: Choice, sentId: string | null): boolean {
  return sentId !== null && (shortcut !== undefined || cannedResponseId === sentId);
}
