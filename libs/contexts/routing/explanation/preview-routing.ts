import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { knownSkills, knownTeam, Skills, Teams } from '#directory/lends';
import { Clock } from '#kernel';
import { newId, Store } from '#platform';
import type { ChatSkill, Priority, RoutingExplanation } from '#protocol';
import { RoutingExplainer } from './routing-explainer';

/** Preview of routing: the explanation of a chat that does not exist, as if it came now and were the next in the queue. */
export class PreviewRouting extends Query<RoutingExplanation> {
  constructor(
    readonly skills: ChatSkill[],
    readonly priority: Priority,
    readonly teamId?: string,
  ) {
    super();
  }
}

@QueryHandler(PreviewRouting)
export class PreviewRoutingHandler implements IQueryHandler<PreviewRouting> {
  constructor(
    private readonly explainer: RoutingExplainer,
    private readonly skills: Skills,
    private readonly teams: Teams,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `skill.unknown`, `team.unknown` */
  async execute({ skills, priority, teamId }: PreviewRouting): Promise<RoutingExplanation> {
    const known = await this.store.transaction(async (tx) => ({
      skills: await knownSkills(tx, this.skills, skills, true),
      teamId: (await knownTeam(tx, this.teams, { teamId }, true))?.id ?? null,
    }));
    const nobody = { excludedAgentIds: [], declinedBy: [], turnedDownAt: {} };
    return this.explainer.asOfNow('queued', { chatId: newId(), priority, ...known, queuedAt: this.clock.now(), ...nobody });
  }
}
