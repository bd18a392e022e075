import { ProblemError, type DraftView, type ExternalStore, type KeyValueStorage } from '#client/core';
import type { Draft, DraftFile } from './drafts';

const WRITE_AFTER_MS = 1_000;
const MOST_SENT = 50;

/** Drafts as they are on this device. */
interface Local extends Pick<ExternalStore<Record<string, Draft>>, 'subscribe' | 'getSnapshot'> {
  of: (chatId: string) => Draft;
  change: (chatId: string, changes: Partial<Draft>) => void;
}

/** Where drafts are kept for all devices. */
export interface DraftHome {
  read: (chatId: string) => Promise<Pick<DraftView, 'text' | 'attachments'>>;
  write: (chatId: string, draft: { text: string; attachmentIds: string[] }) => Promise<unknown>;
  end: (chatId: string) => Promise<unknown>;
}

/** What of a draft is the same on every device, as one text: notes and the mode are of one. */
const signOf = (text: string, files: readonly Pick<DraftFile, 'id'>[] = []): string => JSON.stringify([text, ...files.map(({ id }) => id)]);
const NONE = signOf('');

/**
 * Keeps the drafts of this device and those of the server the same. What was written here and is not at the server yet holds against what is
 * there, and goes there a second later; what was not touched since is replaced by what another device wrote. The last to write has it.
 */
export class DraftSync {
  /** What the server had of each chat when it was last written or read, as a sign; it outlives a reload with the drafts. */
  private readonly kept: Record<string, string>;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly writing = new Set<string>();
  private texts: Record<string, string> = {};
  /** What was sent from here lately, and is no sign of another device. */
  private readonly sent = new Set<string>();
  private readonly opened = new Set<string>();
  /** What the server refused of each chat, as a sign: it stays here, and is not asked for again until it is another draft. */
  private readonly refused = new Map<string, string>();
  private readonly stopHearing: () => void;

  constructor(
    private readonly local: Local,
    private readonly home: DraftHome,
    private readonly storage: KeyValueStorage,
    private readonly key: string,
  ) {
    this.kept = readSigns(storage.getItem(key));
    this.remember();
    this.stopHearing = local.subscribe(this.hear);
  }

  /** A chat is looked at: what another device wrote is taken over, unless this one wrote, too. @returns when it is known */
  async open(chatId: string): Promise<void> {
    this.opened.add(chatId);
    this.refused.delete(chatId);
    if (this.isDirty(chatId)) return this.schedule(chatId);
    const found = await this.home.read(chatId).catch(() => undefined);
    if (!found || this.isDirty(chatId)) return;
    const files = found.attachments.map(({ id, name, size }) => ({ id, name, size }));
    const [now, here] = [signOf(found.text, files), this.signHere(chatId)];
    this.keep(chatId, now);
    if (now !== here) this.local.change(chatId, { text: found.text, files });
  }

  left(chatId: string): void {
    this.opened.delete(chatId);
  }

  /** The chat went to somebody else, which ended its draft at the server: what is here holds, should it come back. */
  ended(chatId: string): void {
    this.keep(chatId, NONE);
    this.scheduleIfDue(chatId);
  }

  /** The connection is back. */
  resume(): void {
    for (const chatId of this.everyChat()) this.scheduleIfDue(chatId);
    for (const chatId of this.opened) void this.open(chatId);
  }

  /** A message of one's own was stored, which ended the draft at the server: what was begun here since is kept anew. */
  said(chatId: string, text: string): void {
    const isFromHere = this.sent.delete(signOfSent(chatId, text));
    if (this.signHere(chatId) === NONE) return;
    if (!isFromHere) return void this.open(chatId);
    this.keep(chatId, NONE);
    this.schedule(chatId);
  }

  /** Writes at once what is not written yet. */
  flush = (): void => {
    for (const chatId of [...this.timers.keys()]) this.write(chatId);
  };

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.stopHearing();
  }

  /** Nothing of what was written stays behind here; at the server it does. */
  clear(): void {
    this.stop();
    this.storage.removeItem(this.key);
  }

  private hear = (): void => {
    for (const chatId of this.everyChat()) {
      const [before, now] = [this.texts[chatId] ?? '', this.local.of(chatId).text];
      if (before !== '' && now === '') this.sentFromHere(chatId, before);
      this.scheduleIfDue(chatId);
    }
    this.remember();
  };

  private sentFromHere(chatId: string, text: string): void {
    if (this.sent.size >= MOST_SENT) this.sent.clear();
    this.sent.add(signOfSent(chatId, text));
  }

  private remember(): void {
    this.texts = Object.fromEntries(Object.entries(this.local.getSnapshot()).map(([chatId, { text }]) => [chatId, text]));
  }

  private everyChat(): Set<string> {
    return new Set([...Object.keys(this.local.getSnapshot()), ...Object.keys(this.kept), ...Object.keys(this.texts)]);
  }

  private signHere(chatId: string): string {
    const { text, files } = this.local.of(chatId);
    return signOf(text, files);
  }

  private isDirty = (chatId: string): boolean => this.signHere(chatId) !== (this.kept[chatId] ?? NONE);

  private scheduleIfDue(chatId: string): void {
    if (this.isDirty(chatId) && this.signHere(chatId) !== this.refused.get(chatId)) this.schedule(chatId);
  }

  private schedule(chatId: string): void {
    if (!this.timers.has(chatId))
      this.timers.set(
        chatId,
        setTimeout(() => this.write(chatId), WRITE_AFTER_MS),
      );
  }

  /** One at a time of each chat, so that the last one written is the last one kept. */
  private write(chatId: string): void {
    clearTimeout(this.timers.get(chatId));
    this.timers.delete(chatId);
    if (!this.isDirty(chatId)) return;
    if (this.writing.has(chatId)) return this.schedule(chatId);
    this.writing.add(chatId);
    const sign = this.signHere(chatId);
    void this.send(chatId)
      .then(
        () => this.keep(chatId, sign),
        (error: unknown) => !isPassing(error) && this.refused.set(chatId, sign),
      )
      .then((isOver) => {
        this.writing.delete(chatId);
        if (isOver !== false) this.scheduleIfDue(chatId);
      });
  }

  private async send(chatId: string): Promise<unknown> {
    const { text, files = [] } = this.local.of(chatId);
    if (text === '' && files.length === 0) return this.home.end(chatId);
    try {
      return await this.home.write(chatId, { text, attachmentIds: files.map(({ id }) => id) });
    } catch (error) {
      // A file that is sent or gone keeps nobody from the words.
      if (!(error instanceof ProblemError) || !error.code.startsWith('attachment.')) throw error;
      return this.home.write(chatId, { text, attachmentIds: [] });
    }
  }

  private keep(chatId: string, sign: string): void {
    if (sign === NONE) delete this.kept[chatId];
    else this.kept[chatId] = sign;
    try {
      this.storage.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      // Out of room: after a reload what is here holds.
    }
  }
}

const signOfSent = (chatId: string, text: string): string => `${chatId} ${text.trim()}`;
const isPassing = (error: unknown): boolean => !(error instanceof ProblemError) || error.isPassing;

function readSigns(stored: string | null): Record<string, string> {
  try {
    return (JSON.parse(stored ?? '{}') as Record<string, string> | null) ?? {};
  } catch {
    return {};
  }
}
