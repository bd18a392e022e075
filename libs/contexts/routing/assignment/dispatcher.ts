import { Injectable } from '@nestjs/common';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Assignments } from './assignments';
import type { Plan } from '../planner/planner';
import { planOf } from '../floor/floor-plan';
import { FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../policy/policy-versions';

/** A transaction assigns at most so many chats, because it locks them and their agents until it ends. */
const BATCH = 250;

/** Dispatcher: assigns waiting chats by the plan of the moment. All triggers that come during a run cause one more run. */
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

  /** Runs until every chat that can be assigned is. The promise covers all chats that waited at the time of the call. */
  route(): Promise<void> {
    this.again = true;
    this.running ??= this.run();
    return this.running;
  }

  /** The last test of `again` and the end of the run are in one turn of the event loop; otherwise a trigger between them would be lost. */
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

  /** @returns whether another plan is due: some assignment was outdated, or the plan had not all waiting chats */
  private async drain(): Promise<boolean> {
    const [policy, { offerTimeoutSeconds }, floor] = await Promise.all([this.policies.current(), this.settings.get(), this.floor.now()]);
    const planned = planOf(floor, policy, this.clock.now());
    if (!planned) return false;
    const { assignments, policy: by } = planned;
    let stale = 0;
    for (let from = 0; from < assignments.length; from += BATCH) {
      stale += await this.apply({ assignments: assignments.slice(from, from + BATCH), policy: by }, offerTimeoutSeconds);
    }
    return stale > 0 || (assignments.length > 0 && planned.isPartial);
  }

  /** The floor in memory was outdated for assignments that were not applied, so it reads their chats and agents anew. */
  private async apply(planned: Pick<Plan, 'assignments' | 'policy'>, offerTimeoutSeconds: number): Promise<number> {
    const stale = await this.assignments.applyPlan(planned, offerTimeoutSeconds);
    this.floor.doubt(stale.flatMap(({ chatId, agentId }) => [chatId, agentId]));
    return stale.length;
  }
}
