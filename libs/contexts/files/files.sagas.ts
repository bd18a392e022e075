import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import { when } from '#platform';
import { PurgeAttachments } from './storage/purge-attachments';
import { AttachmentRemoved } from './attachment/domain/files.events';

@Injectable()
export class FilesSagas {
  @Saga() attachmentRemoved = when(AttachmentRemoved, () => new PurgeAttachments());
}
