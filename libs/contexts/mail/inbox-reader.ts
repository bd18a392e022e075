import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel';
import { Env, JobQueue, Meter, reasonOf, TimeBudget } from '#platform';
import { Inbox, READS_WITHIN_MS } from './inbox';
import { MailIntake } from './mail-intake';
import { ReceivedMails } from './received-mails.store';

/** After so long the connection is given up, and another node may have the mailbox. */
const SLICE_MS = 60_000;
const MARGIN_SECONDS = 30;
/** Of a mailbox that is new, so much of the past is read. */
const FIRST_MS = 7 * 86_400_000;
/** A mail that cannot be dealt with so many times is passed over. */
const TRIES = 5;

/** Reads the mailbox that `IMAP_URL` names, one node at a time: a job of the queue holds the connection, and waits at it for more. */
@Injectable()
export class InboxReader implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(InboxReader.name);
  private readonly ending = new AbortController();
  private readonly count: (outcome: string) => void;
  private readonly failures = new Map<string, number>();

  constructor(
    private readonly env: Env,
    private readonly queue: JobQueue,
    private readonly intake: MailIntake,
    private readonly received: ReceivedMails,
    private readonly clock: Clock,
    meter: Meter,
  ) {
    this.count = meter.counter('mails_received', 'E-mails that were found in the mailbox, by what became of them', 'outcome');
  }

  get isSetUp(): boolean {
    return this.env.IMAP_URL !== undefined;
  }

  onModuleInit(): void {
    this.queue.define('inbox', {
      atOnce: 1,
      endsWithinSeconds: (SLICE_MS + READS_WITHIN_MS) / 1000 + MARGIN_SECONDS,
      run: (_payload: never, stopping) => this.read(AbortSignal.any([stopping, this.ending.signal])),
    });
  }

  onModuleDestroy(): void {
    this.ending.abort();
  }

  async queueReading(): Promise<void> {
    if (this.isSetUp) await this.queue.add([{ task: 'inbox', queue: 'inbox', payload: {} }]);
  }

  private async read(stopping: AbortSignal): Promise<void> {
    const inbox = await this.open();
    if (inbox === null) return;
    const slice = new TimeBudget(SLICE_MS);
    try {
      while (inbox.isOpen && !slice.isSpent && !stopping.aborted) {
        await this.readNew(inbox, slice, stopping);
        if (!slice.isSpent) await inbox.waitForMore(SLICE_MS, stopping);
      }
    } finally {
      await inbox.close();
    }
  }

  private async open(): Promise<Inbox | null> {
    try {
      return await Inbox.open(this.env);
    } catch (error) {
      this.count('not_reached');
      this.logger.warn(`the mailbox cannot be read: ${reasonOf(error)}`);
      return null;
    }
  }

  private async readNew(inbox: Inbox, slice: TimeBudget, stopping: AbortSignal): Promise<void> {
    const last = await this.received.lastUid(inbox.name, inbox.uidValidity);
    for (const uid of await inbox.uidsAfter(last, new Date(this.clock.now().getTime() - FIRST_MS))) {
      if (slice.isSpent || stopping.aborted) return;
      await this.readOne(inbox, uid);
      await this.received.readUntil(inbox.name, inbox.uidValidity, uid);
    }
  }

  /** Where the process dies before the mail is marked and its UID is kept, it is met again, and known by both. */
  private async readOne(inbox: Inbox, uid: number): Promise<void> {
    const source = `${inbox.name};${inbox.uidValidity};${uid}`;
    try {
      const arrival = await inbox.arrival(uid);
      if (arrival === null) return;
      const outcome = await this.intake.take(source, arrival, () => inbox.source(uid));
      this.count(outcome);
      if (outcome === 'taken' || outcome === 'bounced') await inbox.markSeen(uid);
      if (outcome === 'too_many') this.logger.warn({ source }, 'so many e-mails came from an address that this one stays in the mailbox');
    } catch (error) {
      const failed = (this.failures.get(source) ?? 0) + 1;
      if (failed < TRIES || !inbox.isOpen) {
        this.failures.set(source, failed);
        throw error;
      }
      this.failures.delete(source);
      this.count('failed');
      this.logger.error(error, `the e-mail ${source} is passed over`);
    }
  }
}
