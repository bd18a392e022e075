import type { AttachmentView } from '../../../../libs/protocol';
import { bytes } from '#ui/format/text';
import { type Refused, wordFor } from '../app/rest';
import type { Widget } from '../app/widget';

export interface Upload {
  file: File;
  /** 0–1 */
  progress: number;
  /** Why it was refused. */
  problem?: string;
  /** Whether trying again may help. */
  isPassing?: boolean;
  abort: AbortController;
}

/** Files on their way: each becomes a message of its own when it has arrived. */
export class Uploads {
  all: Upload[] = [];

  constructor(private readonly w: Widget) {}

  add(files: Iterable<File>): void {
    for (const file of files) {
      const upload: Upload = { file, progress: 0, abort: new AbortController() };
      this.all.push(upload);
      upload.problem = this.refusal(file);
      if (!upload.problem) void this.send(upload);
    }
    this.w.changed();
  }

  async send(upload: Upload): Promise<void> {
    const { w } = this;
    const conversation = w.session.talk!;
    Object.assign(upload, { problem: undefined, progress: 0 });
    const onProgress = (progress: number): void => {
      upload.progress = progress;
      w.changed();
    };
    try {
      const body = new FormData();
      body.append('file', upload.file);
      const call = { method: 'POST', body, onProgress, signal: upload.abort.signal };
      const { id } = await w.requests.ofCustomer<AttachmentView>(`/chats/${conversation.chatId}/attachments`, call);
      conversation.send({ attachmentIds: [id] });
      this.drop(upload);
    } catch (error) {
      const { status } = error as Refused;
      upload.isPassing = !status || status >= 500 || status === 429;
      upload.problem = status === 413 ? this.tooLarge() : w.words(status === 415 ? 'wrong_type' : wordFor(error));
      w.changed();
    }
  }

  drop(upload: Upload): void {
    upload.abort.abort();
    this.all = this.all.filter((each) => each !== upload);
    this.w.changed();
  }

  /** Says before a byte is sent what the server would refuse. */
  private refusal({ size, type }: File): string | undefined {
    const { config, words } = this.w;
    if (size === 0) return words('empty_file');
    if (size > config.attachments.maxBytes) return this.tooLarge();
    return type && !config.attachments.types.includes(type) ? words('wrong_type') : undefined;
  }

  private tooLarge(): string {
    return this.w.words('too_large', { size: bytes(this.w.config.attachments.maxBytes) });
  }
}
