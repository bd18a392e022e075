import { hasRole, type StaffCaller } from '#platform';

/** Condition on a canned response `r`: the reader sees it, as a shared one, its own, or one of its teams; admins see those of all teams. */
export function readableBy(reader: StaffCaller, bind: (value: unknown) => string): string {
  const { id, teamIds } = reader;
  const ofTeams = hasRole(reader, 'admin') ? `r.scope = 'team'` : `r.team_id = any(${bind(teamIds)}::uuid[])`;
  return `(r.scope = 'shared' or r.owner_id = ${bind(id)}::uuid or ${ofTeams})`;
}
