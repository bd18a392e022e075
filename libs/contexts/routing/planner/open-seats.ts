import { takesChats } from './eligibility';
import { withOneMore, type Seat } from './seat';
import type { SkillNeeds } from './waiting-chat';

/** The agents who can still be given a chat, kept up to date while a plan hands out their seats. */
export class OpenSeats {
  private readonly byAgent = new Map<string, Seat>();
  private readonly agentsBySkill = new Map<string, string[]>();

  constructor(
    agents: readonly Seat[],
    private readonly now: Date,
  ) {
    for (const seat of agents) {
      if (!takesChats(seat)) continue;
      this.byAgent.set(seat.agentId, seat);
      for (const { name } of seat.skills) {
        const agents = this.agentsBySkill.get(name);
        if (agents) agents.push(seat.agentId);
        else this.agentsBySkill.set(name, [seat.agentId]);
      }
    }
  }

  get allTaken(): boolean {
    return this.byAgent.size === 0;
  }

  /** The agent's seat as it is now; undefined: it takes no more. */
  of(agentId: string): Seat | undefined {
    return this.byAgent.get(agentId);
  }

  /** Everybody who could have these skills, found through the rarest of those that are required. */
  possiblyFitting({ required }: SkillNeeds): Seat[] {
    if (required.length === 0) return [...this.byAgent.values()];
    const holders = required.map(({ name }) => this.agentsBySkill.get(name) ?? []);
    const fewest = holders.reduce((a, b) => (b.length < a.length ? b : a));
    return fewest.map((agentId) => this.byAgent.get(agentId)).filter((seat) => seat !== undefined);
  }

  give(seat: Seat): void {
    const next = withOneMore(seat, this.now);
    if (takesChats(next)) this.byAgent.set(seat.agentId, next);
    else this.byAgent.delete(seat.agentId);
  }
}
