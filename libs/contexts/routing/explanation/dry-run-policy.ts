import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock, type Seer, teamsInQueueOf } from '#kernel';
import type { PolicyDryRun, PolicyPlace } from '#protocol';
import { type Floor, FloorState } from '../floor/floor-state';
import { plan } from '../planner/planner';
import type { Policy } from '../planner/policies';
import { queueOrder } from '../planner/queue-order';
import { RowTexts } from '../queue/row-texts';
import { type PolicyTrial, PolicyVersions } from '../policy/policy-versions';

/** The first so many chats of the queue are planned, as the dispatcher plans them. */
const MOST_PLANNED = 2_000;
const MOST_DIFFERENCES = 200;

/** Dry run: who would get which waiting chat now by another policy, beside the one in force, of those that somebody sees. Nothing changes. */
export class DryRunPolicy extends Query<PolicyDryRun> {
  constructor(
    readonly by: Seer,
    readonly trial: PolicyTrial,
  ) {
    super();
  }
}

@QueryHandler(DryRunPolicy)
export class DryRunPolicyHandler implements IQueryHandler<DryRunPolicy> {
  constructor(
    private readonly floor: FloorState,
    private readonly policies: PolicyVersions,
    private readonly texts: RowTexts,
    private readonly clock: Clock,
  ) {}

  async execute({ by, trial }: DryRunPolicy): Promise<PolicyDryRun> {
    const [current, tried] = await Promise.all([this.policies.current(), this.policies.tried(trial)]);
    const floor = await this.floor.now();
    const now = this.outcome(floor, current);
    const then = this.outcome(floor, tried);
    const teamIds = teamsInQueueOf(by);
    const isSeen = (chatId: string): boolean => teamIds === null || teamIds.includes(floor.queue.get(chatId)?.teamId ?? '');
    const differing = [...now.places.keys()].filter((chatId) => isSeen(chatId) && differ(now.places.get(chatId), then.places.get(chatId)));
    const shown = differing.slice(0, MOST_DIFFERENCES);
    const textOf = await this.texts.ofChats(shown);
    return {
      now: now.assignments.filter(({ chatId }) => isSeen(chatId)),
      then: then.assignments.filter(({ chatId }) => isSeen(chatId)),
      differences: shown.map((chatId) => ({
        chatId,
        customerName: textOf(chatId).customerName,
        now: now.places.get(chatId) ?? null,
        then: then.places.get(chatId) ?? null,
      })),
      differing: differing.length,
      waiting: floor.queue.totalsOf(teamIds).total,
    };
  }

  private outcome({ queue, agents, teams }: Floor, policy: Policy) {
    const waiting = queue.page(MOST_PLANNED, queueOrder(policy));
    const { assignments } = plan(waiting, agents.present(), policy, this.clock.now(), teams);
    const agentOf = new Map(assignments.map(({ chatId, agentId }) => [chatId, agentId]));
    return {
      assignments: assignments.map(({ chatId, agentId }) => ({ chatId, agentId })),
      places: new Map<string, PolicyPlace>(
        waiting.map(({ chatId }, index) => [chatId, { position: index + 1, agentId: agentOf.get(chatId) ?? null }]),
      ),
    };
  }
}

function differ(a?: PolicyPlace, b?: PolicyPlace): boolean {
  return a?.agentId !== b?.agentId || a?.position !== b?.position;
}
