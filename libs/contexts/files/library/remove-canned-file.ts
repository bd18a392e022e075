import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { actorOf, type StaffCaller } from '#platform';
import { Attachments } from '../attachment/files.store';
import { AccessToCannedResponse } from '../attachment/asked-downstream';

/** Removes a file from a canned response. */
export class RemoveCannedFile extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
    readonly attachmentId: string,
  ) {
    super();
  }
}

@CommandHandler(RemoveCannedFile)
export class RemoveCannedFileHandler implements ICommandHandler<RemoveCannedFile> {
  constructor(
    private readonly attachments: Attachments,
    private readonly queries: QueryBus,
  ) {}

  async execute({ by, cannedResponseId, attachmentId }: RemoveCannedFile): Promise<void> {
    await this.queries.execute(new AccessToCannedResponse(by, cannedResponseId, 'write'));
    await this.attachments.change(attachmentId, (attachment) => attachment.removeFrom(cannedResponseId, actorOf(by)));
  }
}
