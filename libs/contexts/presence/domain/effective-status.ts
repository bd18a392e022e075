import { AGENT_STATUSES, type AgentStatus, rankOf, type StatusReason } from '#words';

export interface StatusFacts {
  selected: AgentStatus;
  /** Who or what selected `selectedStatus`. */
  selectedBecause: 'selected' | 'supervisor' | 'connected';
  connected: boolean;
  inactive: boolean;
  /** Since when an offer or a reply that was missed keeps the agent away; null without one. */
  missedAt: Date | null;
  missed: 'offer' | 'reply';
  activeChats: number;
  maxConcurrentChats: number;
}

/** Effective status, which people see and routing uses: the worst of selection, connection, activity and load. */
export function effectiveStatus(facts: StatusFacts): { status: AgentStatus; reason: StatusReason } {
  const candidates: { status: AgentStatus; reason: StatusReason }[] = [];
  if (!facts.connected) candidates.push({ status: 'offline', reason: 'disconnected' });
  candidates.push({ status: facts.selected, reason: facts.selectedBecause });
  if (facts.missedAt) candidates.push({ status: 'away', reason: `missed_${facts.missed}` });
  if (facts.inactive) candidates.push({ status: 'away', reason: 'inactive' });
  if (facts.activeChats >= facts.maxConcurrentChats) candidates.push({ status: 'busy', reason: 'at_capacity' });
  return candidates.reduce((worst, each) => (severity(each) > severity(worst) ? each : worst));
}

function severity({ status }: { status: AgentStatus }): number {
  return rankOf(AGENT_STATUSES, status);
}
