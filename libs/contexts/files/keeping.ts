import { Injectable } from '@nestjs/common';
import type { Attachment } from './domain/attachment';
import { storageUnavailable } from './domain/files.errors';
import type { Prepared } from './preparation';
import { digest, type Spooled } from './spool';
import { Storage } from './storage';

/** Puts the pieces of an attachment into the storage, and takes them out again. */
@Injectable()
export class Keeping {
  constructor(private readonly storage: Storage) {}

  async store(attachment: Attachment, { file, thumbnail }: Prepared): Promise<void> {
    await this.put(attachment.key, file);
    if (thumbnail) await this.put(attachment.thumbnailKey, thumbnail);
  }

  async remove(attachments: Attachment[]): Promise<void> {
    await this.storage.remove(attachments.flatMap(({ keys }) => keys));
  }

  /** What is acked is kept: it is read back before anybody hears of it. */
  private async put(key: string, piece: Spooled): Promise<void> {
    await this.storage.put(key, piece.path);
    const { sha256 } = await digest(await this.storage.read(key));
    if (sha256 !== piece.sha256) throw storageUnavailable();
  }
}
