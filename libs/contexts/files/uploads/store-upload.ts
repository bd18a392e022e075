import { createReadStream } from 'node:fs';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { type Caller, newId, Store } from '#platform';
import type { AttachmentView, SettingsView } from '#protocol';
import { Attachment } from '../attachment/domain/attachment';
import { safeName } from '../attachment/domain/file-name';
import type { Owner } from '../attachment/domain/owner';
import { fileEmpty } from '../attachment/domain/files.errors';
import { Attachments } from '../attachment/files.store';
import { AttachmentBlobs } from '../storage/attachment-blobs';
import { type Prepared, FileSanitiser } from './file-sanitiser';
import { type Destination, Quotas } from './quotas';
import type { Arrived } from './upload-receiver';
import { Scanner } from './scanner';

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
  constructor(
    private readonly attachments: Attachments,
    private readonly sanitiser: FileSanitiser,
    private readonly blobs: AttachmentBlobs,
    private readonly quotas: Quotas,
    private readonly scanner: Scanner,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, to, file }: StoreUpload): Promise<AttachmentView> {
    if (file.size === 0) throw fileEmpty();
    const name = safeName(file.name);
    const settings = await this.settings.get();
    const verdict = await this.scanner.scan(() => createReadStream(file.path));
    const prepared = await this.sanitiser.of(file, name, settings.attachmentTypes);
    try {
      const { id } = await this.keep(await this.take(by, to, name, prepared, settings), prepared);
      return await this.attachments.change(id, (attachment) => {
        attachment.stored(verdict);
        return attachment.view;
      });
    } finally {
      await this.sanitiser.discard(prepared);
    }
  }

  /** Commits the row before the blob is written, so that `RemoveUnsent` can clean up after a crash. */
  private take(
    by: Caller,
    to: Destination,
    name: string,
    { file, thumbnail, ...seen }: Prepared,
    limits: SettingsView,
  ): Promise<Attachment> {
    const { size, sha256 } = file;
    const owner: Owner = { kind: to.kind, id: to.id };
    return this.store.transaction(async (tx) => {
      await this.quotas.take(tx, { to, uploaderId: by.id, files: 1, bytes: size }, limits);
      const taken = { id: newId(), owner, uploaderId: by.id, name, size, sha256, thumbnailSize: thumbnail?.size ?? null, ...seen };
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
