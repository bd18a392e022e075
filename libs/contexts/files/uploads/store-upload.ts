import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '#platform';
import type { AttachmentView } from '#protocol';
import { FileIntake } from './file-intake';
import type { Destination } from './quotas';
import type { Arrived } from './upload-receiver';

/** Sanitises, scans and stores a completely received file, for its uploader to send or for an item of a library. */
export class StoreUpload extends Command<AttachmentView> {
  constructor(
    readonly by: Caller,
    readonly to: Destination,
    readonly file: Arrived,
  ) {
    super();
  }
}

@CommandHandler(StoreUpload)
export class StoreUploadHandler implements ICommandHandler<StoreUpload> {
  constructor(private readonly intake: FileIntake) {}

  execute({ by, to, file }: StoreUpload): Promise<AttachmentView> {
    return this.intake.take(by.id, to, file);
  }
}
