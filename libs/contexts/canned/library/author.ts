import { hasRole, type StaffCaller } from '#platform';
import type { Author, Reader } from './domain/access';

export function authorOf(caller: StaffCaller): Author {
  return {
    id: caller.id,
    teamIds: caller.teamIds,
    seesAllTeams: hasRole(caller, 'admin'),
    writesShared: hasRole(caller, 'supervisor'),
  };
}

/** Values of the first parameters of a statement with `SEEN` or `PRECEDENCE`. */
export const valuesOf = ({ id, teamIds, seesAllTeams }: Reader): unknown[] => [id, teamIds, seesAllTeams];

/** Condition on `r` (`canned_responses`): the reader of `valuesOf` may see it (`canSee`). */
export const SEEN = `(r.scope = 'shared' or r.owner_id = $1::uuid or r.scope = 'team' and ($3::boolean or r.team_id = any($2::uuid[])))`;

/**
 * Order in which responses with the same shortcut take precedence: the reader's own, that of a team of its own, the shared one, and that of
 * another team, which admins see as well.
 */
export function precedence(r: string): string {
  return `(case when ${r}.scope = 'personal' then 0 when ${r}.team_id = any($2::uuid[]) then 1 when ${r}.scope = 'shared' then 2 else 3 end, ${r}.id)`;
}
