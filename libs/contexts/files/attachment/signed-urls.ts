import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { UrlSignatures } from '#platform';
import type { AttachmentView, MessageView } from '#protocol';

/**
 * Signs the addresses of attachments when they are shown to somebody. The signature says when it was made, not when it
 * ends: a new `attachmentUrlSeconds` counts at once, and nothing has to be looked up to sign.
 */
@Injectable()
export class SignedUrls {
  constructor(
    private readonly signatures: UrlSignatures,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  /** The message as somebody in the chat sees it; one without files is itself. */
  ofMessage(message: MessageView): MessageView {
    return message.attachments.length === 0 ? message : { ...message, attachments: message.attachments.map((each) => this.of(each)) };
  }

  of({ url, thumbnailUrl, ...attachment }: AttachmentView): AttachmentView {
    return { ...attachment, url: this.signed(url), ...(thumbnailUrl !== undefined && { thumbnailUrl: this.signed(thumbnailUrl) }) };
  }

  /** Whether the signature is ours and young enough. */
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
