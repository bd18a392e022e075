import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import { AgentLoadChanged, type AgentState, AgentStatusChanged } from './domain/presence.events';

/** What staff hear of agents. */
@Injectable()
export class PresenceTells {
  statusChanged = tell(AgentStatusChanged, 'agent.status', ({ agentId, state }) => statusOf(agentId, state));
  loadChanged = tell(AgentLoadChanged, 'agent.status', ({ agentId, state }) => statusOf(agentId, state));
}

/** Colleagues who watch for a transfer see the status, not why. */
function statusOf(agentId: string, state: AgentState): Told<'agent.status'>[] {
  const entitled = [rooms.supervisors, rooms.agent(agentId)];
  const { lastAssignedAt: _assigned, ...shown } = state;
  const { statusReason: _reason, ...forColleagues } = shown;
  return [
    { payload: { agentId, ...shown }, to: entitled },
    { payload: { agentId, ...forColleagues }, to: [rooms.watching('agents')], except: entitled },
  ];
}
