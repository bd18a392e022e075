import type { Seer, Sight } from '#kernel';
import type { Role, SettingsView } from '#protocol';

export type SightSettings = Pick<SettingsView, 'agentsSee' | 'supervisorsSee'>;

export function sightOf(role: Role, { agentsSee, supervisorsSee }: SightSettings): Sight {
  if (role === 'admin' || (role === 'supervisor' && supervisorsSee === 'all')) return 'all';
  if (role === 'supervisor') return 'teams';
  return agentsSee === 'team' ? 'waiting of teams' : agentsSee;
}

/** Whether the settings let everybody see what a role alone allows. */
export function isUnlimited({ agentsSee, supervisorsSee }: SightSettings): boolean {
  return agentsSee === 'waiting' && supervisorsSee === 'all';
}

/**
 * Conditions on the row `c` of a chat, any of which lets the caller see it (`isSeen`): each uses its own index.
 * @param mayWait whether a waiting chat is of interest at all
 */
export function seenBy({ id, teamIds, sight }: Seer, bind: (value: unknown) => string, mayWait = true): string[] {
  if (sight === 'all') return ['true'];
  const me = `${bind(id)}::uuid`;
  const own = [`c.agent_ids @> array[${me}]`, `c.offered_to = ${me}`];
  if (sight === 'teams') return [...own, `c.team_id = any(${bind(teamIds)}::uuid[])`];
  if (sight === 'own' || !mayWait) return own;
  return [...own, sight === 'waiting' ? `c.status = 'queued'` : `c.status = 'queued' and c.team_id = any(${bind(teamIds)}::uuid[])`];
}
