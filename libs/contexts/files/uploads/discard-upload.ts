import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import { Attachments } from '../attachment/files.store';

/** Removes an upload that its uploader does not want to send after all. */
export class DiscardUpload extends Command<void> {
  constructor(
    readonly by: Caller,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(DiscardUpload)
export class DiscardUploadHandler implements ICommandHandler<DiscardUpload> {
  constructor(private readonly attachments: Attachments) {}

  execute({ by, id }: DiscardUpload): Promise<void> {
    return this.attachments.change(id, (attachment) => attachment.discard(by.id));
  }
}
