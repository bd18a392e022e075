import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { Env, Meter, SharedRead } from '#platform';
import type { BacklogView, SystemView } from '#protocol';
import { examine } from './doctor/examine';
import { Nodes } from './nodes/nodes.store';
import { SweepOutcomes } from './sweeps/sweep-outcomes.store';

/** The checks store a file and knock at every service: admins who ask at once share them, and they take at most a fifth of the time. */
const LONGEST_PAUSE_MS = 5_000;

/** State of the installation: what the doctor finds, the nodes, what sweeps did within a day, and what waits */
export class SystemState extends Query<SystemView> {}

@QueryHandler(SystemState)
export class SystemStateHandler implements IQueryHandler<SystemState> {
  private readonly findings: SharedRead<SystemView['findings']>;

  constructor(
    env: Env,
    private readonly nodes: Nodes,
    private readonly outcomes: SweepOutcomes,
    private readonly meter: Meter,
    private readonly clock: Clock,
  ) {
    this.findings = new SharedRead(() => this.examined(env), LONGEST_PAUSE_MS);
  }

  async execute(): Promise<SystemView> {
    const [findings, nodes, sweeps, backlog] = await Promise.all([
      this.findings.now(),
      orNull(this.nodes.list()),
      orNull(this.outcomes.lately()),
      this.backlog(),
    ]);
    return { at: this.clock.now().toISOString(), findings, nodes, sweeps, backlog };
  }

  private async examined(env: Env): Promise<SystemView['findings']> {
    return (await examine(env)).map(({ todo = null, ...finding }) => ({ ...finding, todo }));
  }

  private async backlog(): Promise<BacklogView> {
    const [waitingChats, longestWaitSeconds, oldestUnpublishedEventSeconds, mails, deliveries] = await Promise.all([
      this.depth('waiting_chats'),
      this.depth('longest_wait_seconds'),
      this.depth('oldest_unpublished_event_seconds'),
      this.depths('mails_waiting', 'queued', 'failed'),
      this.depths('webhook_deliveries', 'pending', 'failed'),
    ]);
    const [[mailsQueued, mailsFailed], [deliveriesPending, deliveriesFailed]] = [mails, deliveries];
    return {
      ...{ waitingChats, longestWaitSeconds, oldestUnpublishedEventSeconds },
      ...{ mailsQueued, mailsFailed, deliveriesPending, deliveriesFailed },
    } as BacklogView;
  }

  private async depth(name: string): Promise<number | null> {
    const [measured] = await this.meter.read(name);
    return measured?.value ?? null;
  }

  private async depths(name: string, ...states: string[]): Promise<(number | null)[]> {
    const measured = await this.meter.read(name);
    const none = measured.length === 0 ? null : 0;
    return states.map((state) => measured.find(({ labels }) => labels.state === state)?.value ?? none);
  }
}

/** Null while the database does not answer, which a finding says. */
const orNull = <T>(read: Promise<T>): Promise<T | null> => read.catch(() => null);
