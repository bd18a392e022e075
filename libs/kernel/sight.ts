/** Sight: which chats a member of staff sees besides those that it has, had or is offered. */
export type Sight = 'all' | 'teams' | 'waiting' | 'waiting of teams' | 'own';

/** Whoever sees chats. */
export interface Seer {
  id: string;
  teamIds: readonly string[];
  sight: Sight;
}

/** What of a chat decides who sees it. */
export interface Seen {
  status: string;
  teamId: string | null;
  agentIds: readonly string[];
  offeredTo: string | null;
}

export function isSeen({ id, teamIds, sight }: Seer, { status, teamId, agentIds, offeredTo }: Seen): boolean {
  if (sight === 'all' || agentIds.includes(id) || offeredTo === id) return true;
  if (sight === 'waiting') return status === 'queued';
  const isOfTeam = teamId !== null && teamIds.includes(teamId);
  return isOfTeam && (sight === 'teams' || (sight === 'waiting of teams' && status === 'queued'));
}

/** The teams whose waiting chats alone are seen in the queue; null: all. */
export function teamsInQueueOf({ teamIds, sight }: Seer): readonly string[] | null {
  if (sight === 'own') return [];
  return sight === 'all' || sight === 'waiting' ? null : teamIds;
}
