import { InvalidField } from '#kernel';
import type { Teams } from './teams.store';

/** @throws InvalidField `team.unknown`, naming the first id that is no team's */
export async function mustBeTeams(teams: Teams, overflowTeamIds: string[] = []): Promise<void> {
  if (overflowTeamIds.length === 0) return;
  const known = await teams.known(overflowTeamIds);
  const unknown = overflowTeamIds.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw new InvalidField(`/overflowTeamIds/${unknown}`, 'is not a known team', 'team.unknown');
}
