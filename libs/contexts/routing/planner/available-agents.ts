import { takesChats } from './eligibility';
import { withOneMore, type AgentLoad } from './agent-load';
import type { Needs } from './waiting-chat';

/** Agents with a free seat, kept up to date while a plan hands out their seats. */
export class AvailableAgents {
  private readonly byAgent = new Map<string, AgentLoad>();
  private readonly agentsBySkill = new Map<string, string[]>();

  constructor(
    agents: readonly AgentLoad[],
    private readonly now: Date,
    private readonly breathingSeconds = 0,
  ) {
    for (const agent of agents) {
      if (!takesChats(agent, now)) continue;
      this.byAgent.set(agent.agentId, agent);
      for (const { name } of agent.skills) {
        const holders = this.agentsBySkill.get(name);
        if (holders) holders.push(agent.agentId);
        else this.agentsBySkill.set(name, [agent.agentId]);
      }
    }
  }

  get allTaken(): boolean {
    return this.byAgent.size === 0;
  }

  /** The load of the agent at this point of the plan; undefined without a free seat. */
  of(agentId: string): AgentLoad | undefined {
    return this.byAgent.get(agentId);
  }

  /** The agents who have the rarest of the required skills; only they can fit. */
  possiblyFitting({ required }: Needs): AgentLoad[] {
    if (required.length === 0) return [...this.byAgent.values()];
    const holders = required.map(({ name }) => this.agentsBySkill.get(name) ?? []);
    const fewest = holders.reduce((a, b) => (b.length < a.length ? b : a));
    return fewest.map((agentId) => this.byAgent.get(agentId)).filter((agent) => agent !== undefined);
  }

  /** Gives the agent no more chats in this plan. */
  reserve(agent: AgentLoad): void {
    this.byAgent.delete(agent.agentId);
  }

  give(agent: AgentLoad, weight: number): void {
    const next = withOneMore(agent, weight, this.now, this.breathingSeconds);
    if (takesChats(next, this.now)) this.byAgent.set(agent.agentId, next);
    else this.byAgent.delete(agent.agentId);
  }
}
