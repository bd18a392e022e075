import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { fileKey, mustBeMultipart, readFileUpload } from '#platform';
import type { AttachmentView, RecordingKind } from '#protocol';
import { fileTooLarge } from '../attachment/domain/files.errors';
import { SignedUrls } from '../attachment/signed-urls';
import { type Destination, Quotas } from './quotas';
import { TempFiles, type TempFile } from '../storage/temp-files';

export interface Arrived extends TempFile {
  name: string;
  /** As what its sender recorded it; absent for any other file. */
  recording?: RecordingKind;
}

/** Upload receiver: reads the file of a multipart request into a temporary file, for chats and libraries alike. */
@Injectable()
export class UploadReceiver {
  constructor(
    private readonly settings: CurrentSettings,
    private readonly quotas: Quotas,
    private readonly tempFiles: TempFiles,
    private readonly links: SignedUrls,
  ) {}

  /** Checks the quotas before it reads a file that it does not know by its key, and deletes the temporary file once `keep` is done. */
  async receive(
    request: IncomingMessage,
    uploaderId: string,
    to: Destination,
    keep: (file: Arrived) => Promise<AttachmentView>,
  ): Promise<AttachmentView> {
    mustBeMultipart(request);
    const limits = await this.settings.get();
    const key = fileKey();
    if (!(await key.isKnown())) await this.quotas.mustFit({ to, uploaderId, files: 1, bytes: 0 }, limits);
    return this.read(request, (file) => key.answer(`${file.name}:${file.sha256}`, async () => this.links.of(await keep(file))));
  }

  /** Reads the file, and deletes the temporary file once `use` is done. */
  async read<T>(request: IncomingMessage, use: (file: Arrived) => Promise<T>): Promise<T> {
    mustBeMultipart(request);
    const { attachmentMaxBytes } = await this.settings.get();
    const file = await readFileUpload(request, attachmentMaxBytes, fileTooLarge(attachmentMaxBytes), async (content, name) => ({
      ...(await this.write(content, attachmentMaxBytes)),
      name,
    }));
    try {
      return await use(file);
    } finally {
      await this.tempFiles.discard(file.path);
    }
  }

  private write(content: Readable, maxBytes: number): Promise<TempFile> {
    return this.tempFiles.write(content, (size) => {
      if (size > maxBytes) throw fileTooLarge(maxBytes);
    });
  }
}
