import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { CurrentSettings, IsAnybodyThere, OpeningHours } from '#directory';
import { Clock } from '#kernel';
import { MailServer } from '#mail';
import { WaitOfNewcomer } from '#routing';
import { type SettingsView, WIDGET_LANGUAGES, type WidgetConfigView } from '#protocol';
import { Topics } from './topics';

/** So old an answer may be. Whoever asks then waits for a new one, which takes as long as a few small statements. */
const FRESH_FOR_MS = 1_000;
/** A chat that is started so long after the customer's last one continues it (`previousChatId`). */
const REOPEN_WITHIN_SECONDS = 86_400;

type Shared = Omit<WidgetConfigView, 'texts' | 'translates'> & {
  allTexts: Record<string, Record<string, string>>;
  /** The language of staff, where messages are translated. */
  staffLanguage: string | null;
};

export interface TaggedConfig {
  body: string;
  etag: string;
}

/** The configuration in one language, as JSON with its entity tag. */
export class WidgetConfig extends Query<TaggedConfig> {
  constructor(readonly locale: string | undefined) {
    super();
  }
}

/** What all visitors are told, made at most once a second and serialised once per language. */
@Injectable()
export class WidgetConfigs {
  private shared?: Promise<Shared>;
  private madeAt = 0;
  private readonly byLanguage = new Map<string, Promise<TaggedConfig>>();

  constructor(
    private readonly settings: CurrentSettings,
    private readonly hours: OpeningHours,
    private readonly queries: QueryBus,
    private readonly topics: Topics,
    private readonly mailServer: MailServer,
    private readonly clock: Clock,
  ) {}

  async in(locale: string): Promise<TaggedConfig> {
    // A clock that is set back makes nothing fresh.
    if (Math.abs(this.now() - this.madeAt) > FRESH_FOR_MS) this.forget();
    const { staffLanguage } = await this.shared!;
    const [spoken = ''] = locale.toLowerCase().split('-');
    const translates = staffLanguage !== null && spoken !== '' && spoken !== staffLanguage;
    const language = (WIDGET_LANGUAGES as readonly string[]).includes(spoken) ? spoken : 'en';
    const key = `${language} ${translates}`;
    let tagged = this.byLanguage.get(key);
    if (!tagged) this.byLanguage.set(key, (tagged = this.tagged(language, translates)));
    return tagged;
  }

  /** After a change of settings: the next one who asks sees it, at this node. */
  forget(): void {
    this.madeAt = this.now();
    this.byLanguage.clear();
    this.shared = this.make();
    this.shared.catch(() => (this.madeAt = 0));
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private async tagged(language: string, translates: boolean): Promise<TaggedConfig> {
    const { allTexts, staffLanguage: _of, ...config } = await this.shared!;
    const body = JSON.stringify({ ...config, translates, texts: allTexts[language] ?? {} } satisfies WidgetConfigView);
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
  }

  private async make(): Promise<Shared> {
    const settings = await this.settings.get();
    const [closed, isAnybodyThere, topics, estimatedWaitSeconds] = await Promise.all([
      this.hours.closed(settings.hoursId),
      this.queries.execute(new IsAnybodyThere()),
      this.topics.all(),
      this.queries.execute(new WaitOfNewcomer()),
    ]);
    const { texts, team, ...looks } = settings.widget;
    const online = !closed && isAnybodyThere;
    return {
      online,
      opensAt: closed && closed.opensAt,
      acceptsChats: (!closed || settings.acceptWhenClosed) && (isAnybodyThere || settings.acceptWhenNobodyOnline),
      topics,
      estimatedWaitSeconds: online ? estimatedWaitSeconds : null,
      editMinutes: settings.editMinutes,
      typingPreview: settings.typingPreview,
      mailsTranscripts: this.mailServer.sender !== null,
      recordings: recordingsIn(settings),
      attachments: { maxBytes: settings.attachmentMaxBytes, types: settings.attachmentTypes },
      ...looks,
      team: team.map((name) => ({ name })),
      languages: [...WIDGET_LANGUAGES],
      reopenWithinSeconds: REOPEN_WITHIN_SECONDS,
      allTexts: texts,
      staffLanguage: settings.translators.length > 0 ? settings.translateTo : null,
    };
  }
}

function recordingsIn({
  voiceNotes: voice,
  videoNotes: video,
  recordingSeconds: maxSeconds,
}: SettingsView): WidgetConfigView['recordings'] {
  return voice || video ? { voice, video, maxSeconds } : null;
}

@QueryHandler(WidgetConfig)
export class WidgetConfigHandler implements IQueryHandler<WidgetConfig> {
  constructor(private readonly configs: WidgetConfigs) {}

  execute({ locale = '' }: WidgetConfig): Promise<TaggedConfig> {
    return this.configs.in(locale);
  }
}
