import { Aggregate } from '#kernel';
import type { TranslationStatus } from '#protocol';
import { MessageTranslated, TranslationPutOff } from './translation.events';

const AGAIN_AFTER_SECONDS = [5, 30, 120];

/** Translation: what a message says in another language, beside the message, whose text it never replaces. */
export class Translation extends Aggregate {
  readonly id: string;
  readonly chatId: string;
  readonly seq: number;
  /** ISO 639. */
  readonly language: string;
  status: TranslationStatus;
  text: string | null;
  /** As the translator found it. */
  sourceLanguage: string | null;
  tries: number;
  nextTryAt: Date | null;
  readonly createdAt: Date;

  /** What is translated was decided where it is stored: see `QueueTranslations`. */
  constructor(row: Pick<Translation, 'id' | 'chatId' | 'seq' | 'language' | 'createdAt'>) {
    super();
    this.id = row.id;
    this.chatId = row.chatId;
    this.seq = row.seq;
    this.language = row.language;
    this.status = 'pending';
    this.text = null;
    this.sourceLanguage = null;
    this.tries = 0;
    this.nextTryAt = row.createdAt;
    this.createdAt = row.createdAt;
  }

  /** Only the first answer counts. */
  answer(text: string, sourceLanguage: string | null): void {
    if (this.status !== 'pending') return;
    this.status = 'done';
    this.text = text;
    this.sourceLanguage = sourceLanguage;
    this.nextTryAt = null;
    this.record(new MessageTranslated(this.id));
  }

  /** Tries again a few times; then the original alone stands, and the status says so. */
  miss(now: Date): void {
    if (this.status !== 'pending') return;
    const seconds = AGAIN_AFTER_SECONDS[this.tries];
    this.tries += 1;
    this.nextTryAt = seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
    if (this.nextTryAt !== null) return this.record(new TranslationPutOff(this.id));
    this.status = 'failed';
    this.record(new MessageTranslated(this.id));
  }
}
