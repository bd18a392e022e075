import { InvalidField } from '#kernel';
import type { Transaction } from '#platform';
import type { KeptTeam, Teams } from './teams.store';

/** A team as somebody asks for it: by its id, or by its name. */
export interface TeamAsked {
  teamId?: string | null;
  team?: string;
}

/**
 * Returns the team that is asked for, null when none is, and locks it against deletion until the transaction ends. For
 * customers a team that is not public looks like one that does not exist.
 * @throws InvalidField `team.unknown`
 */
export async function knownTeam(tx: Transaction, teams: Teams, { teamId, team }: TeamAsked, asStaff: boolean): Promise<KeptTeam | null> {
  if (teamId && team !== undefined) throw new InvalidField('/team', 'must not be given together with teamId');
  const asked = teamId ? { teamId } : team === undefined ? undefined : { team };
  if (asked === undefined) return null;
  const found = await teams.keep(tx, asked);
  if (!found || !(asStaff || found.public)) throw new InvalidField(teamId ? '/teamId' : '/team', 'is not a known team', 'team.unknown');
  return found;
}
