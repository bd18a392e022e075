import type { SwitchboardClient } from '#client/conversation';
import type { AttachmentView, WidgetConfigView } from '../../../../libs/protocol';
import { bytes } from '#ui/format/text';
import type { Requests } from '../app/requests';
import { type Refused, wordFor } from '../app/rest';
import type { Words } from '../app/words';

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

  constructor(
    private readonly limits: () => WidgetConfigView['attachments'],
    private readonly words: Words,
    private readonly requests: Requests,
    private readonly changed: () => void,
  ) {}

  add(files: Iterable<File>, client: SwitchboardClient, chatId: string): void {
    for (const file of files) {
      const upload: Upload = { file, progress: 0, abort: new AbortController() };
      this.all.push(upload);
      upload.problem = this.refusal(file);
      if (!upload.problem) void this.send(upload, client, chatId);
    }
    this.changed();
  }

  async send(upload: Upload, client: SwitchboardClient, chatId: string): Promise<void> {
    Object.assign(upload, { problem: undefined, progress: 0 });
    const onProgress = (progress: number): void => {
      upload.progress = progress;
      this.changed();
    };
    try {
      const body = new FormData();
      body.append('file', upload.file);
      const call = { method: 'POST', body, onProgress, signal: upload.abort.signal };
      const { id } = await this.requests.ofCustomer<AttachmentView>(`/chats/${chatId}/attachments`, call);
      client.conversation(chatId).send({ attachmentIds: [id] });
      this.drop(upload);
    } catch (error) {
      const { status } = error as Refused;
      upload.isPassing = !status || status >= 500 || status === 429;
      upload.problem = status === 413 ? this.tooLarge() : this.words(status === 415 ? 'wrong_type' : wordFor(error));
      this.changed();
    }
  }

  drop(upload: Upload): void {
    upload.abort.abort();
    this.all = this.all.filter((each) => each !== upload);
    this.changed();
  }

  /** Says before a byte is sent what the server would refuse. */
  private refusal({ size, type }: File): string | undefined {
    const { maxBytes, types } = this.limits();
    if (size === 0) return this.words('empty_file');
    if (size > maxBytes) return this.tooLarge();
    return type && !types.includes(type) ? this.words('wrong_type') : undefined;
  }

  private tooLarge = (): string => this.words('too_large', { size: bytes(this.limits().maxBytes) });
}
