import type { AttachmentView, CannedResponseView, ExternalStore, RecordingKind } from '#client/core';
import { bytes } from '#ui/format/text';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import type { DraftFile, Drafts } from './drafts';
import { type Refusal, refusalOf, type UploadLimits } from './upload-limits';

export interface Upload {
  key: string;
  name: string;
  size: number;
  /** Address of the picture, while the page lives that it was chosen in. */
  preview?: string;
  /** 0–1. */
  progress: number;
  /** It is at the server, to be sent. */
  stored?: DraftFile;
  problem?: string;
  mayRetry?: boolean;
}

interface UploadOptions {
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
  recording?: RecordingKind;
}

export interface UploadsParts {
  upload: (chatId: string, file: Blob, options: UploadOptions) => Promise<AttachmentView>;
  /** Copies the files of a canned response into a chat. */
  copy: (chatId: string, cannedResponseId: string) => Promise<AttachmentView[]>;
  /** Removes an unsent file at the server. */
  discard: (fileId: string) => void;
  drafts: Drafts;
  /** Rejects where they cannot be read: then the server alone judges. */
  limits: () => Promise<UploadLimits>;
}

/** How files come to the server, once more when it failed. */
interface Work {
  run: (options: UploadOptions, key: string) => Promise<AttachmentView[]>;
  abort: AbortController;
}

type Uploading = Readonly<Record<string, readonly Upload[]>>;
const NONE: readonly Upload[] = [];

/** Files on their way to the drafts of chats, whichever chat is looked at. What has arrived is in the draft, and survives a reload. */
export class Uploads implements ExternalStore<Uploading> {
  private state: Uploading = {};
  private readonly listeners = new Set<() => void>();
  private readonly works = new Map<string, Work>();
  /** The files of each draft as they were last looked at. */
  private readonly seen = new Map<string, readonly DraftFile[] | undefined>();
  /** Whatever was in a draft of this tab, also when it has been sent since. */
  private readonly known = new Map<string, DraftFile>();
  private count = 0;
  private readonly stopHearing: () => void;

  constructor(private readonly parts: UploadsParts) {
    this.hearDrafts();
    this.stopHearing = parts.drafts.subscribe(this.hearDrafts);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): Uploading => this.state;
  of = (chatId: string): readonly Upload[] => this.state[chatId] ?? NONE;
  /** What is known of a file that was in a draft. */
  fileOf = (id: string): DraftFile => this.known.get(id) ?? { id, name: t('files.nameless'), size: 0 };

  add(chatId: string, files: readonly File[]): void {
    for (const file of files) {
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
      void this.begin(chatId, { name: file.name, size: file.size, preview }, async (options, key) => {
        const limits = await this.parts.limits().catch(() => undefined);
        const refusal = limits && refusalOf(file, limits, this.before(chatId, key));
        if (refusal) throw new Refused(wordsOf(refusal));
        return [await this.parts.upload(chatId, file, options)];
      });
    }
  }

  /** Adds a voice or video note. @returns whether it is there */
  addRecording(chatId: string, recording: RecordingKind, take: Blob): Promise<boolean> {
    const parts = { name: t(`recording.${recording}`), size: take.size };
    return this.begin(chatId, parts, async (options) => [await this.parts.upload(chatId, take, { ...options, recording })]);
  }

  /** Adds copies of a canned response's files. @returns whether they are there */
  async copy(chatId: string, { id, attachments }: Pick<CannedResponseView, 'id' | 'attachments'>): Promise<boolean> {
    if (attachments.length === 0) return true;
    const name = attachments.map((each) => each.name).join(', ');
    const size = attachments.reduce((sum, each) => sum + each.size, 0);
    return this.begin(chatId, { name, size }, () => this.parts.copy(chatId, id));
  }

  retry(chatId: string, key: string): void {
    const work = this.works.get(key);
    if (!work) return;
    this.change(chatId, key, { problem: undefined, progress: 0 });
    void this.send(chatId, key, work.run);
  }

  remove(chatId: string, key: string): void {
    const upload = this.of(chatId).find((each) => each.key === key);
    if (!upload) return;
    this.drop(chatId, upload);
    const { stored } = upload;
    if (!stored) return;
    const { files = [] } = this.parts.drafts.of(chatId);
    this.parts.drafts.change(chatId, { files: files.filter(({ id }) => id !== stored.id) });
    this.parts.discard(stored.id);
  }

  /** After signing out nothing goes on. */
  stop(): void {
    this.stopHearing();
    for (const uploads of Object.values(this.state)) uploads.forEach((upload) => this.forget(upload));
  }

  private begin(chatId: string, { name, size, preview }: Pick<Upload, 'name' | 'size' | 'preview'>, run: Work['run']): Promise<boolean> {
    const key = `file-${(this.count += 1)}`;
    this.set(chatId, [...this.of(chatId), { key, name, size, preview, progress: 0 }]);
    return this.send(chatId, key, run);
  }

  private async send(chatId: string, key: string, run: Work['run']): Promise<boolean> {
    const abort = new AbortController();
    const { signal } = abort;
    this.works.set(key, { run, abort });
    try {
      const views = await run({ onProgress: (progress) => this.change(chatId, key, { progress }), signal }, key);
      if (!signal.aborted) this.arrived(chatId, key, views);
      return !signal.aborted;
    } catch (error) {
      const isRefused = error instanceof Refused;
      if (!signal.aborted) this.change(chatId, key, { problem: isRefused ? error.message : messageOf(error), mayRetry: !isRefused });
      return false;
    }
  }

  /** The place of the upload is that of its file. */
  private arrived(chatId: string, key: string, views: readonly AttachmentView[]): void {
    const files = views.map(({ id, name, size }): DraftFile => ({ id, name, size }));
    this.set(
      chatId,
      this.of(chatId).flatMap((upload) => {
        if (upload.key !== key) return [upload];
        return files.map((stored, at) => ({ ...stored, key: at === 0 ? key : stored.id, preview: upload.preview, progress: 1, stored }));
      }),
    );
    this.parts.drafts.change(chatId, { files: [...(this.parts.drafts.of(chatId).files ?? []), ...files] });
  }

  /** How many files go with the same message that were chosen before this one; those that were refused do not count. */
  private before(chatId: string, key: string): number {
    const all = this.of(chatId);
    const at = all.findIndex((each) => each.key === key);
    return all.slice(0, at).filter(({ problem }) => !problem).length;
  }

  /** What left a draft was sent, or removed in another tab; what came to it stands with the others. */
  private hearDrafts = (): void => {
    const drafts = this.parts.drafts.getSnapshot();
    for (const chatId of new Set([...Object.keys(this.state), ...Object.keys(drafts)])) {
      const files = drafts[chatId]?.files;
      if (files === this.seen.get(chatId)) continue;
      this.seen.set(chatId, files);
      this.follow(chatId, files ?? []);
    }
  };

  private follow(chatId: string, files: readonly DraftFile[]): void {
    const ids = new Set(files.map(({ id }) => id));
    for (const file of files) this.known.set(file.id, file);
    for (const upload of this.of(chatId)) if (upload.stored && !ids.has(upload.stored.id)) this.drop(chatId, upload);
    const here = new Set(this.of(chatId).map(({ stored }) => stored?.id));
    const come = files.filter(({ id }) => !here.has(id));
    if (come.length > 0)
      this.set(chatId, [...this.of(chatId), ...come.map((stored) => ({ ...stored, key: stored.id, progress: 1, stored }))]);
  }

  private drop(chatId: string, upload: Upload): void {
    this.forget(upload);
    this.set(
      chatId,
      this.of(chatId).filter(({ key }) => key !== upload.key),
    );
  }

  private forget({ key, preview }: Upload): void {
    this.works.get(key)?.abort.abort();
    this.works.delete(key);
    if (preview) URL.revokeObjectURL(preview);
  }

  private change(chatId: string, key: string, to: Partial<Upload>): void {
    this.set(
      chatId,
      this.of(chatId).map((each) => (each.key === key ? { ...each, ...to } : each)),
    );
  }

  private set(chatId: string, uploads: readonly Upload[]): void {
    const { [chatId]: _before, ...others } = this.state;
    this.state = uploads.length === 0 ? others : { ...others, [chatId]: uploads };
    for (const listener of this.listeners) listener();
  }
}

/** Not sent at all, since it is over a limit. */
class Refused extends Error {}

function wordsOf(refusal: Refusal): string {
  if (refusal.limit === 'size') return t('files.tooLarge', { most: bytes(refusal.most) });
  if (refusal.limit === 'count') return t('files.tooMany', { count: refusal.most });
  return t('files.wrongKind', { kinds: refusal.kinds.map((kind) => t(`files.kind.${kind}`)).join(', ') });
}
