import type { PastAgent, PastChange } from './past';

/** An agent in the format of a scenario file. */
export interface AgentThere {
  readonly name: string;
  readonly maxConcurrentChats: number;
  readonly skills: PastAgent['skills'];
  /** By their names. */
  readonly teams: readonly string[];
  readonly shifts: { fromHour: number; toHour: number }[];
}

/** Reconstructs the shifts of the agents from their changes of status, by the agent's id; agents who were never present are left out. */
export function presence(
  agents: readonly PastAgent[],
  changes: readonly PastChange[],
  teamNames: ReadonlyMap<string, string>,
  seconds: number,
): Map<string, AgentThere> {
  const byAgent = new Map<string, PastChange[]>(agents.map(({ id }) => [id, []]));
  for (const change of changes) byAgent.get(change.agentId)?.push(change);
  const there = agents.map(({ id, name, maxConcurrentChats, skills, teamIds, isPresent }) => {
    const own = byAgent.get(id)!;
    const within = own.filter(({ atSeconds }) => atSeconds < seconds);
    const shifts = shiftsOf(within, own[0]?.wasPresent ?? isPresent, seconds);
    const teams = teamIds.flatMap((team) => teamNames.get(team) ?? []);
    return [id, { name, maxConcurrentChats, skills, teams, shifts }] as const;
  });
  return new Map(there.filter(([, { shifts }]) => shifts.length > 0));
}

function shiftsOf(changes: readonly PastChange[], presentAtFirst: boolean, seconds: number): AgentThere['shifts'] {
  const shifts: AgentThere['shifts'] = [];
  let since = presentAtFirst ? 0 : null;
  for (const { atSeconds, isPresent } of [...changes, { atSeconds: seconds, isPresent: false }]) {
    if (isPresent) since ??= atSeconds;
    else if (since !== null) {
      if (atSeconds > since) shifts.push({ fromHour: since / 3600, toHour: atSeconds / 3600 });
      since = null;
    }
  }
  return shifts;
}
