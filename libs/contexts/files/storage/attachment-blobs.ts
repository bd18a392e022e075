import { Injectable } from '@nestjs/common';
import type { Attachment } from '../attachment/domain/attachment';
import { storageUnavailable } from '../attachment/domain/files.errors';
import type { Prepared } from '../content/file-sanitiser';
import { digest, type TempFile } from './temp-files';
import { Storage } from './storage';

/** Blobs of an attachment (file and thumbnail): stores, copies and removes them. */
@Injectable()
export class AttachmentBlobs {
  constructor(private readonly storage: Storage) {}

  async store(attachment: Attachment, { file, thumbnail }: Prepared): Promise<void> {
    await this.put(attachment.key, file);
    if (thumbnail) await this.put(attachment.thumbnailKey, thumbnail);
  }

  /** Copies the blobs and verifies each copy (file by checksum, thumbnail by size), so that a damaged original is not passed on. */
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

  /** Reads the blob back and compares its checksum before the upload is acknowledged. */
  private async put(key: string, piece: TempFile): Promise<void> {
    await this.storage.put(key, piece.path);
    const { sha256 } = await digest(await this.storage.read(key));
    if (sha256 !== piece.sha256) throw storageUnavailable();
  }
}
