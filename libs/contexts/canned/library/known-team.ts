import { knownTeam, type TeamAsked, type Teams } from '#directory/lends';
import type { Transaction } from '#platform';

/**
 * Returns the fields with the id of the team, which is locked against deletion until the transaction ends.
 * @throws InvalidField `team.unknown`
 */
export async function withKnownTeam<F extends TeamAsked>(
  tx: Transaction,
  teams: Teams,
  fields: F,
): Promise<Omit<F, keyof TeamAsked> & { teamId?: string | null }> {
  const { teamId, team, ...rest } = fields;
  if (teamId === undefined && team === undefined) return rest;
  return { ...rest, teamId: (await knownTeam(tx, teams, { teamId, team }, true))?.id ?? null };
}
