import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { PolicyVersions } from '../policy/policy-versions';
import { Clock } from '#kernel';
import type { WaitRange } from '#protocol';
import { FloorState } from '../floor/floor-state';
import { queueOrder } from '../planner/queue-order';
import type { WaitingChat } from '../planner/waiting-chat';
import { Estimates, estimatesFor } from './estimates';

/** Estimated wait of a chat without skills that would start now; null where the history is too short. */
export class WaitOfNewcomer extends Query<WaitRange | null> {}

/** An id that sorts behind all others of the same moment. */
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

@QueryHandler(WaitOfNewcomer)
export class WaitOfNewcomerHandler implements IQueryHandler<WaitOfNewcomer> {
  constructor(
    private readonly floor: FloorState,
    private readonly estimates: Estimates,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<WaitRange | null> {
    const [model, policy, floor] = await Promise.all([this.estimates.model(), this.policies.current(), this.floor.now()]);
    const newcomer: WaitingChat = { chatId: LAST, priority: 'normal', queuedAt: this.clock.now(), skills: [], excludedAgentIds: [] };
    return estimatesFor([newcomer], floor, model, queueOrder(policy)).get(LAST) ?? null;
  }
}
