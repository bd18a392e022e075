import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { newId, Store } from '#platform';
import type { AttachmentView, SettingsView } from '#protocol';
import { Attachment } from '../attachment/domain/attachment';
import { safeName } from '../attachment/domain/file-name';
import type { Owner } from '../attachment/domain/owner';
import { fileEmpty, fileTooLarge } from '../attachment/domain/files.errors';
import { Attachments } from '../attachment/files.store';
import { AttachmentBlobs } from '../storage/attachment-blobs';
import { TempFiles } from '../storage/temp-files';
import { type Prepared, FileSanitiser } from '../content/file-sanitiser';
import { type Destination, Quotas } from './quotas';
import type { Arrived } from './upload-receiver';
import { Scanner } from './scanner';

/** Intake of files: sanitises, scans and stores what has arrived completely, for its uploader to send or for an item of a library. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly attachments: Attachments,
    private readonly sanitiser: FileSanitiser,
    private readonly blobs: AttachmentBlobs,
    private readonly quotas: Quotas,
    private readonly scanner: Scanner,
    private readonly tempFiles: TempFiles,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Takes a file that came otherwise than by an upload. @throws DomainError as uploads are refused */
  async takeContent(uploaderId: string, to: Destination, content: Buffer, name: string): Promise<AttachmentView> {
    const { attachmentMaxBytes } = await this.settings.get();
    if (content.length > attachmentMaxBytes) throw fileTooLarge(attachmentMaxBytes);
    const file = await this.tempFiles.write(Readable.from([content]));
    try {
      return await this.take(uploaderId, to, { ...file, name });
    } finally {
      await this.tempFiles.discard(file.path);
    }
  }

  async take(uploaderId: string, to: Destination, file: Arrived): Promise<AttachmentView> {
    if (file.size === 0) throw fileEmpty();
    const settings = await this.settings.get();
    const verdict = await this.scanner.scan(() => createReadStream(file.path));
    const prepared = file.recording
      ? await this.sanitiser.recordingOf(file, file.recording, settings)
      : await this.sanitiser.of(file, safeName(file.name), settings);
    try {
      const { id } = await this.keep(await this.enter(uploaderId, to, prepared, settings), prepared);
      return await this.attachments.change(id, (attachment) => {
        attachment.stored(verdict);
        return attachment.view;
      });
    } finally {
      await this.sanitiser.discard(prepared);
    }
  }

  /** Commits the row before the blob is written, so that `RemoveUnsent` can clean up after a crash. */
  private enter(uploaderId: string, to: Destination, { file, thumbnail, ...seen }: Prepared, limits: SettingsView): Promise<Attachment> {
    const { size, sha256 } = file;
    const owner: Owner = { kind: to.kind, id: to.id };
    return this.store.transaction(async (tx) => {
      await this.quotas.take(tx, { to, uploaderId, files: 1, bytes: size }, limits);
      const taken = { id: newId(), owner, uploaderId, size, sha256, thumbnailSize: thumbnail?.size ?? null, ...seen };
      return this.attachments.add(tx, new Attachment(taken, this.clock.now()));
    });
  }

  private async keep(attachment: Attachment, prepared: Prepared): Promise<Attachment> {
    try {
      await this.blobs.store(attachment, prepared);
      return attachment;
    } catch (error) {
      await this.attachments.change(attachment.id, (failed) => failed.remove());
      throw error;
    }
  }
}
