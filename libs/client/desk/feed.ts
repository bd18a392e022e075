import type { Problem, Revision, Snapshot } from '../../protocol';
import { ProblemError } from '../core/problem-error';
import { PATIENT, RetryLoop } from '../core/retry-loop';
import { ObservableValue } from '../core/external-store';
import { type DeskSource, isOnline } from './source';

const SWEEP_MS = 60_000;

export interface FeedSnapshot<Row> {
  /** `idle`: not watched. `behind`: a snapshot is being requested, the rows are outdated. `live`: up to date. `refused`: see `problem`. */
  status: 'idle' | 'behind' | 'live' | 'refused';
  rows: Row[];
  problem?: Problem;
}

export interface FeedOptions {
  /** Milliseconds between snapshots requested in case an event was lost with its node. Default 60,000. */
  sweepMs?: number;
}

/**
 * Live list: a snapshot, kept up to date by events in the order of their revisions. After a gap, a reset or a reconnect it requests a new
 * snapshot.
 */
export abstract class Feed<Row, Event extends Revision> extends ObservableValue<FeedSnapshot<Row>> {
  protected rows = new Map<string, Row>();
  private status: FeedSnapshot<Row>['status'] = 'idle';
  private problem?: Problem;
  /** Revision of the last applied event; undefined while the rows may be incomplete. */
  private revision?: number;
  /** Events that arrived while a snapshot was being requested. */
  private early?: Event[];
  private watchers = 0;
  private sweeps?: ReturnType<typeof setInterval>;
  private readonly loop: RetryLoop;

  constructor(
    protected readonly source: DeskSource,
    private readonly options: FeedOptions = {},
  ) {
    super(() => ({ status: this.status, rows: this.sorted([...this.rows.values()]), ...(this.problem && { problem: this.problem }) }));
    this.loop = new RetryLoop(() => this.ask(), PATIENT);
    source.on('ready', () => this.resume());
  }

  /** Starts watching. The feed stops when everybody who watches it has stopped. @returns a function that stops watching */
  watch(): () => void {
    this.watchers += 1;
    if (this.watchers === 1) this.start();
    let isWatching = true;
    return () => {
      if (!isWatching) return;
      isWatching = false;
      this.watchers -= 1;
      if (this.watchers === 0) this.stop();
    };
  }

  /** One row by its key, as it is now. */
  row = (key: string): Row | undefined => this.rows.get(key);

  /** Asks again at once after a refusal. */
  retry(): void {
    if (this.status === 'refused') this.resume();
  }

  /** Asks the server to start watching and for a snapshot, or to stop watching. */
  protected abstract askWatch(watch: boolean): Promise<Snapshot<Row>>;
  protected abstract keyOf(row: Row): string;
  /** Applies an event to the rows. @returns false if the event requires a new snapshot */
  protected abstract apply(event: Event): boolean;
  protected abstract sorted(rows: Row[]): Row[];

  protected hear = (event: Event): void => {
    if (this.early) return void this.early.push(event);
    if (this.revision === undefined || event.revision <= this.revision) return;
    const isNext = event.revision === this.revision + 1 && event.reset !== true;
    if (!isNext || !this.apply(event)) return this.fellBehind();
    this.revision = event.revision;
    this.changed();
  };

  private start(): void {
    this.status = 'behind';
    this.sweeps = setInterval(() => this.loop.wake(), this.options.sweepMs ?? SWEEP_MS);
    (this.sweeps as { unref?: () => void }).unref?.();
    this.changed();
    this.loop.wake();
  }

  private stop(): void {
    clearInterval(this.sweeps);
    this.revision = undefined;
    this.status = 'idle';
    this.changed();
    if (isOnline(this.source)) void this.askWatch(false).catch(() => undefined);
  }

  /** Requests a snapshot after a reconnect: the connection may lead to another node, which has revisions of its own. */
  private resume(): void {
    if (this.watchers === 0) return;
    this.revision = undefined;
    this.status = 'behind';
    this.changed();
    this.loop.wakeNow();
  }

  private fellBehind(): void {
    this.revision = undefined;
    this.status = 'behind';
    this.changed();
    this.loop.wake();
  }

  private async ask(): Promise<void> {
    if (this.watchers === 0 || !isOnline(this.source)) return;
    this.early = [];
    try {
      const answer = await this.askWatch(true);
      this.begin(answer, this.early);
    } catch (error) {
      this.early = undefined;
      if (!(error instanceof ProblemError) || error.isPassing) throw error;
      [this.status, this.problem] = ['refused', error.problem];
      this.changed();
    }
  }

  private begin({ data, revision }: Snapshot<Row>, early: Event[]): void {
    this.early = undefined;
    if (this.watchers === 0) return;
    // In their order from the beginning, which they keep: what is sorted already is sorted again in no time.
    this.rows = new Map(this.sorted(data).map((row) => [this.keyOf(row), row]));
    [this.status, this.problem, this.revision] = ['live', undefined, revision];
    for (const event of early) this.hear(event);
    this.changed();
  }
}
