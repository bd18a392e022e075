import { performance } from 'node:perf_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, register as ofTheProcess, Registry } from 'prom-client';
import { DomainError } from '#kernel';
import { soon } from './soon';
import { traced } from './tracing';

ofTheProcess.clear();
collectDefaultMetrics();

/** Content type of the text that `Meter.text` returns. */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Projections above this duration are logged as slow, because they extend the locks of their transaction. */
const SLOW_PROJECTION_MS = 50;

/** Where statements wait for a connection, what is read of the database waits as well, and a scrape has to say just that. */
const READ_WITHIN_MS = 1_000;

const TIMED = {
  command: 'How long commands took, by outcome',
  transaction: 'How long writes to the store took: locked (a transaction, with its retries) or guarded (one statement)',
  projection: 'How long projections took, within their transactions',
  request: 'How long HTTP requests took until their answer was sent, by route and class of status',
  sweep: 'How long sweeps took',
};
type Kind = keyof typeof TIMED;

export interface Measured {
  value: number;
  labels: Record<string, string>;
  /** Of a histogram, which of its parts. */
  part?: string;
}

/**
 * Metrics registry: the only code that knows prom-client. `timed` measures commands, transactions and projections, `depth` measures queues.
 * What `timed` measures is a span of the trace, where traces are wanted.
 */
@Injectable()
export class Meter {
  private readonly logger = new Logger(Meter.name);
  private readonly own = new Registry();
  private readonly histograms = new Map(Object.entries(TIMED).map(([kind, help]) => [kind, this.histogram(kind, help)]));

  /** Runs `work` and records its duration and outcome. `name` becomes a label and must have few different values. */
  timed<R>(kind: Kind, name: string, work: () => Promise<R>): Promise<R> {
    const began = performance.now();
    const running = traced(kind, name, work);
    running.then(
      () => this.ended(kind, { name, outcome: 'done' }, performance.now() - began),
      (error: unknown) =>
        this.ended(kind, { name, outcome: error instanceof DomainError ? 'refused' : 'failed' }, performance.now() - began),
    );
    return running;
  }

  /** Records what was measured elsewhere. */
  took(kind: Kind, name: string, outcome: string, ms: number): void {
    this.ended(kind, { name, outcome }, ms);
  }

  /** Registers a counter with one label, and returns what counts. The label must have few different values. */
  counter<L extends string>(name: string, help: string, label: L): (value: string, by?: number) => void {
    const counter = new Counter({ name: `switchboard_${name}_total`, help, labelNames: [label], registers: [this.own] });
    return (value, by = 1) => counter.inc({ [label]: value } as Record<L, string>, by);
  }

  /** Registers a gauge with one label, whose values `read` returns at each scrape. If `read` throws or takes a second, the gauge has no values. */
  depths<L extends string>(
    name: string,
    help: string,
    label: L,
    read: () => Record<string, number> | Promise<Record<string, number>>,
  ): void {
    const collect = async (): Promise<void> => {
      gauge.reset();
      try {
        for (const [value, number] of Object.entries(await soon(read, READ_WITHIN_MS)))
          gauge.set({ [label]: value } as Record<L, string>, number);
      } catch {
        gauge.reset();
      }
    };
    const gauge: Gauge<L> = new Gauge({ name: `switchboard_${name}`, help, labelNames: [label], registers: [this.own], collect });
  }

  /** Registers a gauge whose value `read` returns at each scrape. If `read` throws or takes a second, the gauge has no value. */
  depth(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async (): Promise<void> => {
      try {
        gauge.set(await soon(read, READ_WITHIN_MS));
      } catch {
        gauge.remove();
      }
    };
    const gauge: Gauge = new Gauge({ name: `switchboard_${name}`, help, registers: [this.own], collect });
  }

  /** Returns what is measured under a name of this program, e.g. `waiting_chats`, each value with its labels; none where it cannot be read. */
  async read(name: string): Promise<Measured[]> {
    const metric = this.own.getSingleMetric(`switchboard_${name}`);
    if (!metric) throw new Error(`nobody measures ${name}`);
    const { values } = await metric.get();
    return (values as (Measured & { metricName?: string })[]).map(({ value, labels, metricName: part }) => ({ value, labels, part }));
  }

  /** Returns all metrics in the text format of Prometheus. */
  text(): Promise<string> {
    return Registry.merge([ofTheProcess, this.own]).metrics();
  }

  private ended(kind: Kind, labels: { name: string; outcome: string }, ms: number): void {
    this.histograms.get(kind)!.observe(labels, ms / 1000);
    if (kind === 'projection' && ms > SLOW_PROJECTION_MS)
      this.logger.warn({ projection: labels.name, ms: Math.round(ms) }, `a projection took more than ${SLOW_PROJECTION_MS} ms`);
  }

  private histogram(kind: string, help: string): Histogram {
    return new Histogram({
      name: `switchboard_${kind}_seconds`,
      help,
      labelNames: ['name', 'outcome'],
      buckets: SECONDS,
      registers: [this.own],
    });
  }
}
