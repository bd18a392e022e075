import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { ChatViews } from '#chats';
import { CustomerViews } from '#customers';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import type { ContextSourceSetting } from '#protocol';
import { SourceClient } from './source-client';
import { type Claim, SourceAnswers } from './source-answers.store';

/** Requests that a node has under way to one source at most; further answers stay pending, for any node with room. */
const AT_ONCE = 16;
/** Longer than the time budget of any source, so that a claim lapses only when its node is gone. */
const CLAIM_MS = 15_000;
/** So long after a change of settings every node knows of it. */
const SETTLED_MS = 60_000;

/** Bounded dispatcher of requests: it asks sources for pending answers, at most `AT_ONCE` of each source at a time. */
@Injectable()
export class SourceAsker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SourceAsker.name);
  private readonly underWay = new Map<string, Set<Promise<void>>>();
  /** Sources with more pending answers than there was room for. */
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

  /**
   * Begins to ask for pending answers, and resolves once the requests have begun. Rounds do not overlap: a call during one makes it look
   * again.
   */
  begin(): Promise<void> {
    if (this.round) {
      this.again = true;
      return this.round;
    }
    return (this.round = this.rounds());
  }

  /** Marks the pending answers that no node will ask for as failed. */
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

  /** A node that stops releases the claim; after any other error the claim lapses, and some node asks again. */
  private async failed({ id }: Claim, error: unknown): Promise<void> {
    if (!this.stopping.signal.aborted) return this.logger.error(error, 'a source could not be asked');
    await this.answers.release([id]).catch(() => undefined);
  }
}
