import { Injectable } from '@nestjs/common';
import type { Attachment } from '../attachment/domain/attachment';
import { storageUnavailable } from '../attachment/domain/files.errors';
import type { Prepared } from '../uploads/file-sanitiser';
import { digest, type TempFile } from './temp-files';
import { Storage } from './storage';

/** Puts the pieces of an attachment into the storage, and takes them out again. */
@Injectable()
export class AttachmentBlobs {
  constructor(private readonly storage: Storage) {}

  async store(attachment: Attachment, { file, thumbnail }: Prepared): Promise<void> {
    await this.put(attachment.key, file);
    if (thumbnail) await this.put(attachment.thumbnailKey, thumbnail);
  }

  /** What the copies are of is looked at, too: what is not what was kept then is not copied. */
  async copy(files: Attachment[], copies: Attachment[]): Promise<void> {
    const made = await Promise.allSettled(files.map((file, index) => this.copyOne(file, copies[index]!)));
    const failed = made.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async remove(attachments: Attachment[]): Promise<void> {
    await this.storage.remove(attachments.flatMap(({ keys }) => keys));
  }

  private async copyOne(file: Attachment, copy: Attachment): Promise<void> {
    await this.storage.copy(file.key, copy.key);
    if ((await digest(await this.storage.read(copy.key))).sha256 !== file.sha256) throw storageUnavailable();
    if (file.thumbnailSize === null) return;
    await this.storage.copy(file.thumbnailKey, copy.thumbnailKey);
    if ((await digest(await this.storage.read(copy.thumbnailKey))).size !== file.thumbnailSize) throw storageUnavailable();
  }

  /** What is acked is kept: it is read back before anybody hears of it. */
  private async put(key: string, piece: TempFile): Promise<void> {
    await this.storage.put(key, piece.path);
    const { sha256 } = await digest(await this.storage.read(key));
    if (sha256 !== piece.sha256) throw storageUnavailable();
  }
}
