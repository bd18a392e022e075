import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { mustBeMultipart, readFileUpload } from '#platform';
import type { AttachmentView } from '#protocol';
import { fileTooLarge } from '../attachment/domain/files.errors';
import { AttachmentLinks } from '../attachment/links';
import { type Destination, Quotas } from './quotas';
import { Spool, type Spooled } from '../storage/spool';

export type Arrived = Spooled & { name: string };

/** Where a file comes in, whatever it is for. */
@Injectable()
export class Reception {
  constructor(
    private readonly settings: CurrentSettings,
    private readonly quotas: Quotas,
    private readonly spool: Spool,
    private readonly links: AttachmentLinks,
  ) {}

  /** Refuses what has no room before it is read; lets go of what arrived once `keep` has seen to it. */
  async receive(request: IncomingMessage, uploaderId: string, to: Destination, keep: (file: Arrived) => Promise<AttachmentView>): Promise<AttachmentView> {
    mustBeMultipart(request);
    const limits = await this.settings.get();
    const { attachmentMaxBytes } = limits;
    await this.quotas.mustFit({ to, uploaderId, files: 1, bytes: 0 }, limits);
    const file = await readFileUpload(request, attachmentMaxBytes, fileTooLarge(attachmentMaxBytes), async (content, name) => ({ ...(await this.write(content, attachmentMaxBytes)), name }));
    try {
      return this.links.of(await keep(file));
    } finally {
      await this.spool.discard(file.path);
    }
  }

  private write(content: Readable, maxBytes: number): Promise<Spooled> {
    return this.spool.write(content, (size) => {
      if (size > maxBytes) throw fileTooLarge(maxBytes);
    });
  }
}
