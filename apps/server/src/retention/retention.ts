import { AgentSkillsChanged, AgentTeamsChanged, TeamChanged, TeamCreated } from '#directory';
import { nameOf } from '#kernel';
import { type LogPartition, type LogPartitions } from '#platform';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';

/** By their last one before a decision, explanations of it know the floor; so that one is kept. */
const STATE = [AgentSkillsChanged, AgentTeamsChanged, TeamCreated, TeamChanged, AgentLoadChanged, AgentStatusChanged].map(nameOf);

export interface Wanted {
  /** Partitions whose last event is older go. */
  before: Date;
  dryRun: boolean;
}

/** Detaches the partitions of the event log that are older, oldest first, and says what it does. @returns how many there are */
export async function retain(partitions: LogPartitions, { before, dryRun }: Wanted, say: (line: string) => void): Promise<number> {
  const all = (await partitions.list()).filter((each) => !partitions.isKept(each));
  const keep = all.findIndex(({ to, lastAt }) => to === null || (lastAt !== null && lastAt >= before));
  for (const [i, each] of all.entries()) say(`${i < keep ? 'goes ' : 'stays'}  ${described(each)}`);
  if (dryRun) return keep;
  for (const [i, each] of all.slice(0, keep).entries()) {
    const kept = await partitions.detach(each, STATE);
    say(`${i + 1} of ${keep}  ${each.name} is a table of its own now; ${kept} events are kept. Dump it, then: drop table ${each.name}`);
  }
  return keep;
}

function described({ name, events, bytes, lastAt, to }: LogPartition): string {
  const until = lastAt === null ? 'nothing' : `until ${lastAt.toISOString().slice(0, 10)}`;
  return `${name.padEnd(24)}  ${until}  ${events === null ? '' : `about ${Math.round(events)} events, `}${(bytes / 1e6).toFixed(1)} MB${to === null ? ', open' : ''}`;
}
