import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Assignments } from './assignments';
import { takesChats } from '../planner/eligibility';
import { type Assignment, plan } from '../planner/planner';
import { queueOrder } from '../planner/queue-order';
import { FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../floor/policy-versions';

/** The planner looks at no more chats at a time; a longer backlog takes several runs. */
const MAX_WAITING = 2_000;

/** Chats assigned in one transaction, so that none holds its locks for long. */
const BATCH = 250;

/** Gives waiting chats to agents. Any number of triggers while a run is under way cause one more run. */
@Injectable()
export class Dispatcher {
  private running?: Promise<void>;
  private again = false;

  constructor(
    private readonly floor: FloorState,
    private readonly assignments: Assignments,
    private readonly settings: CurrentSettings,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  /** Resolves when every chat that could be assigned at the time of the call is. */
  route(): Promise<void> {
    this.again = true;
    this.running ??= this.run();
    return this.running;
  }

  /** Nothing may come between the last look at `again` and the end of the run: a trigger would be lost. */
  private async run(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        if (await this.drain()) this.again = true;
      }
    } finally {
      this.running = undefined;
    }
  }

  /** @returns whether another look is due: something was planned on a state that had moved on, or more is waiting */
  private async drain(): Promise<boolean> {
    const [policy, { offerTimeoutSeconds }, { queue, agents }] = await Promise.all([
      this.policies.current(),
      this.settings.get(),
      this.floor.now(),
    ]);
    const present = agents.present();
    const free = present.filter(takesChats).reduce((sum, agent) => sum + agent.maxConcurrentChats - agent.activeChats, 0);
    if (free === 0 || queue.size === 0) return false;
    const waiting = queue.heads(free, MAX_WAITING, queueOrder(policy.priorityAgingSeconds));
    const { assignments } = plan(waiting, present, policy, this.clock.now());
    let stale = 0;
    for (let from = 0; from < assignments.length; from += BATCH) {
      stale += await this.apply(assignments.slice(from, from + BATCH), offerTimeoutSeconds);
    }
    return stale > 0 || (assignments.length > 0 && waiting.length === MAX_WAITING);
  }

  /** What no longer held was seen as it is not, so the floor looks at it again. */
  private async apply(planned: Assignment[], offerTimeoutSeconds: number): Promise<number> {
    const stale = await this.assignments.applyPlan(planned, offerTimeoutSeconds);
    this.floor.doubt(stale.flatMap(({ chatId, agentId }) => [chatId, agentId]));
    return stale.length;
  }
}
