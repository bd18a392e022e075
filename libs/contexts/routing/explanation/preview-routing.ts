import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { knownSkills, Skills } from '#directory/lends';
import { Clock } from '#kernel';
import { newId, Store } from '#platform';
import type { ChatSkill, Priority, RoutingExplanation } from '#protocol';
import { RoutingExplainer } from './routing-explainer';

/** Preview of routing: the explanation of a chat that does not exist, as if it came now and were the next in the queue. */
export class PreviewRouting extends Query<RoutingExplanation> {
  constructor(
    readonly skills: ChatSkill[],
    readonly priority: Priority,
  ) {
    super();
  }
}

@QueryHandler(PreviewRouting)
export class PreviewRoutingHandler implements IQueryHandler<PreviewRouting> {
  constructor(
    private readonly explainer: RoutingExplainer,
    private readonly skills: Skills,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `skill.unknown` */
  async execute({ skills, priority }: PreviewRouting): Promise<RoutingExplanation> {
    const known = await this.store.transaction((tx) => knownSkills(tx, this.skills, skills, true));
    const nobody = { excludedAgentIds: [], declinedBy: [], turnedDownAt: {} };
    return this.explainer.asOfNow('queued', { chatId: newId(), priority, skills: known, queuedAt: this.clock.now(), ...nobody });
  }
}
