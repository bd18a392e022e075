import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { JobQueue, TimeBudget } from '#platform';
import type { TranslatorSetting } from '#protocol';
import { type DueTranslation, LANES, Translations } from './translation.store';
import { Translator } from './translator';

const SLICE_MS = 20_000;
const MARGIN_SECONDS = 40;
const BATCH = 20;

/** Whom translations are asked of, and which language staff read. */
export interface Translating {
  translator: TranslatorSetting;
  language: string;
}

/** Translates what is due, by jobs of the queue; and remembers in which chats of this node somebody wrote. */
@Injectable()
export class TranslatingJobs implements OnModuleInit {
  private readonly written = new Set<string>();
  private isOn = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly translations: Translations,
    private readonly translator: Translator,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.queue.define('translate', {
      atOnce: LANES,
      endsWithinSeconds: SLICE_MS / 1000 + MARGIN_SECONDS,
      run: ({ lane }: { lane: number }, stopping) => this.translateDue(lane, stopping),
    });
  }

  /** Null: nothing is sent anywhere. */
  async current(): Promise<Translating | null> {
    const { translators, translateTo } = await this.settings.get();
    const [translator] = translators;
    this.isOn = translator !== undefined && translateTo !== null;
    return translator === undefined || translateTo === null ? null : { translator, language: translateTo };
  }

  /** Costs a message nothing while no translator is set. */
  note(chatId: string): undefined {
    if (this.isOn) this.written.add(chatId);
  }

  noted(): string[] {
    const noted = [...this.written];
    this.written.clear();
    return noted;
  }

  async queueDue(): Promise<void> {
    const lanes = await this.translations.dueLanes(this.clock.now());
    await this.queue.add(lanes.map((lane) => ({ task: 'translate', queue: `translate:${lane}`, payload: { lane } })));
  }

  private async translateDue(lane: number, stopping: AbortSignal): Promise<void> {
    const slice = new TimeBudget(SLICE_MS);
    for (;;) {
      const translating = await this.current();
      const due = translating ? await this.translations.due(lane, this.clock.now(), BATCH) : [];
      if (translating === null || due.length === 0) return;
      for (const each of due) {
        if (slice.isSpent || stopping.aborted) return;
        await this.translate(translating.translator, each, stopping);
      }
    }
  }

  private async translate(by: TranslatorSetting, { id, text, language }: DueTranslation, stopping: AbortSignal): Promise<void> {
    const translated = await this.translator.translate(by, text, language, stopping);
    await this.translations.changeIfThere(id, (translation) => {
      if (translated) translation.answer(translated.text, translated.sourceLanguage);
      else translation.miss(this.clock.now());
    });
  }
}
