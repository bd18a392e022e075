import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import { when } from '#platform';
import { PurgeAttachments } from './commands/purge-attachments';
import { AttachmentRemoved } from './domain/files.events';

@Injectable()
export class FilesSagas {
  @Saga() attachmentRemoved = when(AttachmentRemoved, () => new PurgeAttachments());
}
