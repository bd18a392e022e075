import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Attachments } from '#files/lends';
import { type StaffCaller, Store } from '#platform';
import { authorOf } from '../library/author';
import { CannedResponses } from '../library/canned.store';

/** Removes a file from a canned response; the history of the response says who removed it. */
export class RemoveResponseFile extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
    readonly attachmentId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveResponseFile)
export class RemoveResponseFileHandler implements ICommandHandler<RemoveResponseFile> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly attachments: Attachments,
    private readonly store: Store,
  ) {}

  async execute({ by, cannedResponseId, attachmentId }: RemoveResponseFile): Promise<void> {
    const author = authorOf(by);
    (await this.responses.get(cannedResponseId)).mustBeWritableBy(author);
    await this.store.transaction(async (tx) => {
      const file = await this.attachments.lock(tx, attachmentId);
      const response = await this.responses.lock(tx, cannedResponseId);
      file.removeFrom(cannedResponseId);
      response.removeFile(file, author);
    });
  }
}
