import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, DomainError } from '#kernel';
import { JobQueue, Meter, TimeBudget } from '#platform';
import type { Mail } from './domain/mail';
import { Letters } from './letters';
import { MailServer, NotTaken, SENDS_WITHIN_MS } from './mail-server';
import { LANES, Mails } from './mails.store';

/** After so long a lane gives way, and is queued again. */
const SLICE_MS = 30_000;
const MARGIN_SECONDS = 30;
const BATCH = 10;

/** Hands mails that are due to the mail server, those of one lane one after another. */
@Injectable()
export class Postman implements OnModuleInit {
  private readonly logger = new Logger(Postman.name);
  private readonly count: (outcome: string) => void;

  constructor(
    private readonly queue: JobQueue,
    private readonly mails: Mails,
    private readonly letters: Letters,
    private readonly server: MailServer,
    private readonly clock: Clock,
    meter: Meter,
  ) {
    this.count = meter.counter('mails', 'E-mails that were sent, put off to be tried again, or given up', 'outcome');
  }

  onModuleInit(): void {
    this.queue.define('mail', {
      atOnce: LANES,
      endsWithinSeconds: (SLICE_MS + SENDS_WITHIN_MS) / 1000 + MARGIN_SECONDS,
      run: ({ lane }: { lane: number }, stopping) => this.deliver(lane, stopping),
    });
  }

  async queueDue(): Promise<void> {
    const lanes = await this.mails.dueLanes(this.clock.now());
    await this.queue.add(lanes.map((lane) => ({ task: 'mail', queue: `mail:${lane}`, payload: { lane } })));
  }

  private async deliver(lane: number, stopping: AbortSignal): Promise<void> {
    const slice = new TimeBudget(SLICE_MS);
    for (;;) {
      const due = await this.mails.due(lane, this.clock.now(), BATCH);
      if (due.length === 0) return;
      for (const { id } of due) {
        if (slice.isSpent || stopping.aborted) return;
        const mail = await this.mails.find(id);
        // It may have been erased meanwhile.
        if (mail !== null) await this.tryOnce(mail);
      }
    }
  }

  /** Where the process dies between the two steps, the mail goes again under the same `Message-ID`, by which its recipient's program knows it. */
  private async tryOnce(mail: Mail): Promise<void> {
    const failure = await this.hand(mail);
    const { state } = await this.mails.change(mail.id, (it) => {
      if (failure) it.failed(failure.message, failure.isFinal, lotOf(it), this.clock.now());
      else it.sent(this.clock.now());
      return it;
    });
    this.count(state === 'queued' ? 'put_off' : state);
    if (failure) this.logger.warn({ mailId: mail.id, state }, `an e-mail was not taken: ${failure.message}`);
  }

  private async hand(mail: Mail): Promise<NotTaken | undefined> {
    try {
      await this.server.send(await this.letters.of(mail));
      return undefined;
    } catch (error) {
      if (error instanceof NotTaken) return error;
      // What it tells was changed at this moment, by a merge perhaps.
      if (error instanceof DomainError) return new NotTaken(error.message, false);
      throw error;
    }
  }
}

/** Chance that is the same at every node. */
const lotOf = ({ id, tries }: Mail): number => createHash('sha256').update(`${id}:${tries}`).digest().readUInt32BE() / 0xffff_ffff;
