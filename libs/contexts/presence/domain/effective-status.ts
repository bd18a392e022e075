import { AGENT_STATUSES, type AgentStatus, rankOf, type StatusReason } from '#words';

export interface StatusFacts {
  selected: AgentStatus;
  /** Why that status is the selected one. */
  selectedBecause: 'selected' | 'supervisor' | 'connected';
  connected: boolean;
  inactive: boolean;
  /** Since when an offer that nobody answered keeps the agent away; null: none does. */
  missedOfferAt: Date | null;
  activeChats: number;
  maxConcurrentChats: number;
}

/** The status that people see and routing uses: the worst of what was selected, connection, activity and load. */
export function effectiveStatus(facts: StatusFacts): { status: AgentStatus; reason: StatusReason } {
  const candidates: { status: AgentStatus; reason: StatusReason }[] = [];
  if (!facts.connected) candidates.push({ status: 'offline', reason: 'disconnected' });
  candidates.push({ status: facts.selected, reason: facts.selectedBecause });
  if (facts.missedOfferAt) candidates.push({ status: 'away', reason: 'missed_offer' });
  if (facts.inactive) candidates.push({ status: 'away', reason: 'inactive' });
  if (facts.activeChats >= facts.maxConcurrentChats) candidates.push({ status: 'busy', reason: 'at_capacity' });
  return candidates.reduce((worst, each) => (severity(each) > severity(worst) ? each : worst));
}

function severity({ status }: { status: AgentStatus }): number {
  return rankOf(AGENT_STATUSES, status);
}
