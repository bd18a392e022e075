import type { PastAgent, PastChange } from './past';

/** An agent in the format of a scenario file. */
export interface AgentThere {
  readonly name: string;
  readonly maxConcurrentChats: number;
  readonly skills: PastAgent['skills'];
  readonly shifts: { fromHour: number; toHour: number }[];
}

/** Reconstructs the shifts of the agents from their changes of status; agents who were never present are left out. */
export function presence(agents: readonly PastAgent[], changes: readonly PastChange[], seconds: number): AgentThere[] {
  const byAgent = new Map<string, PastChange[]>(agents.map(({ id }) => [id, []]));
  for (const change of changes) byAgent.get(change.agentId)?.push(change);
  return agents.flatMap(({ id, name, maxConcurrentChats, skills, isPresent }) => {
    const own = byAgent.get(id)!;
    const shifts = shiftsOf(own, own[0]?.wasPresent ?? isPresent, seconds);
    return shifts.length === 0 ? [] : [{ name, maxConcurrentChats, skills, shifts }];
  });
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
