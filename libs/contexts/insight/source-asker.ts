import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { ChatViews } from '#chats';
import { CustomerViews } from '#customers';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import type { ContextSourceSetting } from '#protocol';
import { SourceClient } from './source-client';
import { type Claim, SourceAnswers } from './source-answers.store';

/** Requests that a node has under way to one source; the others wait, and any node with room takes them. */
const AT_ONCE = 16;
/** A claim outlives every time budget, so that it lapses only when its node is gone. */
const CLAIM_MS = 15_000;
/** Every node has heard of a change of settings by then. */
const SETTLED_MS = 60_000;

/** Asks sources for the answers that are pending, as many at once as each source may have; nobody waits for it. */
@Injectable()
export class SourceAsker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SourceAsker.name);
  private readonly underWay = new Map<string, Set<Promise<void>>>();
  /** Sources of which more is pending than there was room for. */
  private readonly crowded = new Set<string>();
  private readonly stopping = new AbortController();
  private round?: Promise<void>;
  private again = false;

  constructor(
    private readonly answers: SourceAnswers,
    private readonly client: SourceClient,
    private readonly chats: ChatViews,
    private readonly customers: CustomerViews,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Begins to ask for what is pending. Resolves when that has begun; rounds do not overlap, and one serves all who wait for it. */
  begin(): Promise<void> {
    if (this.round) {
      this.again = true;
      return this.round;
    }
    return (this.round = this.rounds());
  }

  /** What is pending and will not be asked for has failed. */
  async giveUp(): Promise<void> {
    const { contextSources } = await this.settings.get();
    const now = this.clock.now();
    await this.store.transaction(async (tx) => {
      const names = contextSources.map(({ name }) => name);
      for (const answer of await this.answers.lockHopeless(tx, names, new Date(now.getTime() - SETTLED_MS), now))
        answer.answer('failed', [], now);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.round?.catch(() => undefined);
    await Promise.all([...this.underWay.values()].flatMap((promises) => [...promises]));
  }

  private async rounds(): Promise<void> {
    try {
      do {
        this.again = false;
        await this.claim();
      } while (this.again && !this.stopping.signal.aborted);
    } finally {
      this.round = undefined;
    }
  }

  private async claim(): Promise<void> {
    const { contextSources } = await this.settings.get();
    if (contextSources.length === 0 || this.stopping.signal.aborted) return;
    const room = new Map(contextSources.map(({ name }) => [name, AT_ONCE - (this.underWay.get(name)?.size ?? 0)]));
    const now = this.clock.now();
    const claims = await this.answers.claim(room, now, new Date(now.getTime() + CLAIM_MS));
    for (const source of contextSources) {
      const own = claims.filter((claim) => claim.source === source.name);
      if (own.length === room.get(source.name)) this.crowded.add(source.name);
      else this.crowded.delete(source.name);
      for (const claim of own) this.start(claim, source);
    }
  }

  private start(claim: Claim, source: ContextSourceSetting): void {
    const promises = this.underWay.get(claim.source) ?? new Set();
    this.underWay.set(claim.source, promises);
    const asked = this.ask(claim, source)
      .catch((error: unknown) => this.failed(claim, error))
      .finally(() => {
        promises.delete(asked);
        if (this.crowded.has(claim.source))
          void this.begin().catch((error: unknown) => this.logger.error(error, 'pending sources could not be asked'));
      });
    promises.add(asked);
  }

  private async ask({ id, chatId }: Claim, source: ContextSourceSetting): Promise<void> {
    const chat = await this.chats.byId(chatId);
    const customer = await this.customers.byId(chat.customer.id);
    const { status, cards } = await this.client.ask(source, { id, customer, chat }, this.stopping.signal);
    await this.answers.change(id, (answer) => answer.answer(status, cards, this.clock.now()));
  }

  /** A node that stops gives it back; otherwise the claim lapses, and it is asked for again. */
  private async failed({ id }: Claim, error: unknown): Promise<void> {
    if (!this.stopping.signal.aborted) return this.logger.error(error, 'a source could not be asked');
    await this.answers.release([id]).catch(() => undefined);
  }
}
