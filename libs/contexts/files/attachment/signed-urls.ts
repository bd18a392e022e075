import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { UrlSignatures } from '#platform';
import type { AttachmentView, MessageView } from '#protocol';

/**
 * Signed URLs of attachments, made when an attachment is shown. A signature contains its time of signing, not its expiry: a change of
 * `attachmentUrlSeconds` takes effect at once, and signing needs no setting.
 */
@Injectable()
export class SignedUrls {
  constructor(
    private readonly signatures: UrlSignatures,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  /** The message with signed addresses; a message without files is returned as it is. */
  ofMessage(message: MessageView): MessageView {
    return message.attachments.length === 0 ? message : { ...message, attachments: message.attachments.map((each) => this.of(each)) };
  }

  of({ url, thumbnailUrl, ...attachment }: AttachmentView): AttachmentView {
    return { ...attachment, url: this.signed(url), ...(thumbnailUrl !== undefined && { thumbnailUrl: this.signed(thumbnailUrl) }) };
  }

  /** Whether the signature is genuine and not older than `attachmentUrlSeconds`. `signedAt` is in ms since the epoch. */
  async isGood(path: string, signedAt: number, signature: string): Promise<boolean> {
    const { attachmentUrlSeconds } = await this.settings.get();
    const age = this.clock.now().getTime() - signedAt;
    return age <= attachmentUrlSeconds * 1000 && this.signatures.isGood(textOf(path, signedAt), signature);
  }

  private signed(path: string): string {
    const signedAt = this.clock.now().getTime();
    return `${path}?signedAt=${signedAt}&signature=${this.signatures.sign(textOf(path, signedAt))}`;
  }
}

function textOf(path: string, signedAt: number): string {
  return `${path} ${signedAt}`;
}
