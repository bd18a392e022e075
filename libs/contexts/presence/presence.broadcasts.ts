import { Injectable } from '@nestjs/common';
import { broadcast, rooms, type Wire } from '#platform';
import { AgentLoadChanged, type AgentState, AgentStatusChanged } from './domain/presence.events';

@Injectable()
export class PresenceBroadcasts {
  statusChanged = broadcast(AgentStatusChanged, ({ agentId, state }) => statusOf(agentId, state));
  loadChanged = broadcast(AgentLoadChanged, ({ agentId, state }) => statusOf(agentId, state));
}

/** Colleagues who watch for a transfer see the status, not why. */
function statusOf(agentId: string, state: AgentState): Wire[] {
  const entitled = [rooms.supervisors, rooms.agent(agentId)];
  const { lastAssignedAt: _assigned, ...shown } = state;
  const { statusReason: _reason, ...forColleagues } = shown;
  return [
    { name: 'agent.status', payload: { agentId, ...shown }, to: entitled },
    { name: 'agent.status', payload: { agentId, ...forColleagues }, to: [rooms.watchers], except: entitled },
  ];
}
