/** Load of a team, as the planner reads it: how many chats its members have for it, and where its chats overflow to. */
export interface TeamLoad {
  readonly teamId: string;
  /** Chats that are with members for this team, offers included. */
  readonly activeChats: number;
  /** The limit of `activeChats`; null: only those of the members. */
  readonly maxConcurrentChats: number | null;
  /** A chat that has waited for the team so long may go to members of `overflowTeamIds` too; null: never. */
  readonly overflowAfterSeconds: number | null;
  readonly overflowTeamIds: readonly string[];
}

/** What the planner reads of a chat to know whose it may be. */
interface ForTeam {
  readonly queuedAt: Date;
  readonly teamId?: string | null;
  readonly teamSince?: Date | null;
}

/** Teams of one moment. A plan works on its own copy, in which it takes the seats that it gives away. */
export class TeamLoads {
  private readonly byId: Map<string, TeamLoad>;

  constructor(teams: Iterable<TeamLoad> = []) {
    this.byId = new Map([...teams].map((team) => [team.teamId, team]));
  }

  get(teamId: string): TeamLoad | undefined {
    return this.byId.get(teamId);
  }

  copy(): TeamLoads {
    return new TeamLoads(this.byId.values());
  }

  /**
   * The teams whose members may have the chat at `now`, its own first; null for a chat that anybody may have. Overflow is one step: a team
   * that a chat overflows to does not pass it on.
   */
  openTo(chat: ForTeam, now: Date): readonly string[] | null {
    const { teamId = null } = chat;
    if (teamId === null) return null;
    const overflowsAt = this.overflowsAt(chat);
    return overflowsAt !== null && overflowsAt <= now ? [teamId, ...this.byId.get(teamId)!.overflowTeamIds] : [teamId];
  }

  /** When the chat overflows to other teams; null: never. */
  overflowsAt({ queuedAt, teamId, teamSince }: ForTeam): Date | null {
    const { overflowAfterSeconds = null, overflowTeamIds = [] } = (teamId && this.byId.get(teamId)) || {};
    if (overflowAfterSeconds === null || overflowTeamIds.length === 0) return null;
    return new Date((teamSince ?? queuedAt).getTime() + overflowAfterSeconds * 1000);
  }

  hasRoom(teamId: string): boolean {
    const { activeChats = 0, maxConcurrentChats = null } = this.byId.get(teamId) ?? {};
    return maxConcurrentChats === null || activeChats < maxConcurrentChats;
  }

  /** Takes one of the seats that the team has. */
  give(teamId: string): void {
    const team = this.byId.get(teamId);
    if (team) this.byId.set(teamId, { ...team, activeChats: team.activeChats + 1 });
  }
}

/** The first of the teams that the agent is a member of and that has room: in its limit the chat counts; undefined when there is none. */
export function servingTeam(
  { teamIds = [] }: { readonly teamIds?: readonly string[] },
  openTo: readonly string[],
  teams: TeamLoads,
): string | undefined {
  return openTo.find((teamId) => teamIds.includes(teamId) && teams.hasRoom(teamId));
}
