import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import type { ChatStatus, RoutingExplanation } from '#protocol';
import type { AgentLoad } from '../planner/agent-load';
import { explain } from '../planner/explanation';
import type { Reservation } from '../planner/planner';
import type { Policy } from '../planner/policies';
import type { TeamLoads } from '../planner/team-loads';
import { momentOf, needsOf, type WaitingChat } from '../planner/waiting-chat';
import { reservationsOn } from '../floor/floor-plan';
import { FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../policy/policy-versions';
import { summaryOf } from './summary';

/** Floor of one moment, by which an explanation is made. */
export interface Floor {
  agents: AgentLoad[];
  teams: TeamLoads;
  /** Of the past they are not known: the one who was chosen was reserved for nobody else. */
  reservations?: readonly Reservation[];
  policy: Policy;
  now: Date;
}

/** Explainer of routing: adds the names of agents and a sentence for people to the explanation of the planner. */
@Injectable()
export class RoutingExplainer {
  constructor(
    private readonly floor: FloorState,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async asOfNow(state: ChatStatus, waiting: WaitingChat): Promise<RoutingExplanation> {
    const now = this.clock.now();
    const policy = await this.policies.current();
    const floor = await this.floor.now();
    const { agents, teams } = floor;
    const weighed = { ...waiting, weight: floor.weightOf(waiting) };
    return this.explained(state, weighed, { agents: agents.all(), teams, reservations: reservationsOn(floor, policy, now), policy, now });
  }

  async explained(
    state: ChatStatus,
    waiting: WaitingChat,
    { agents, teams, reservations, policy, now }: Floor,
  ): Promise<RoutingExplanation> {
    const { teamIds } = needsOf(waiting, momentOf(agents, teams, now));
    const [names, teamNames] = await Promise.all([this.names(), this.teamNames(teamIds ?? [])]);
    const {
      chosen,
      candidates,
      waitingFor,
      policy: used,
    } = explain(waiting, agents, policy, now, {
      teams,
      reservations,
    });
    const named = candidates.map((candidate) => ({ ...candidate, name: names.get(candidate.agentId) ?? '' }));
    return {
      state,
      weight: waiting.weight ?? null,
      decidedAt: now.toISOString(),
      chosen,
      how: null,
      candidates: named,
      waitingFor,
      policy: used,
      summary: summaryOf(waiting, teamIds && teamNames, named),
    };
  }

  private async names(): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>('select id, name from users');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** In the order of the ids; a team that is deleted has no name any more. */
  private async teamNames(teamIds: readonly string[]): Promise<string[]> {
    if (teamIds.length === 0) return [];
    const rows = await this.dataSource.query<{ id: string; name: string }[]>('select id, name from teams where id = any($1)', [teamIds]);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return teamIds.flatMap((id) => names.get(id) ?? []);
  }
}
