import { Injectable } from '@nestjs/common';
import { AgentSkillsChanged, UserChanged, UserCreated } from '#directory';
import { rooms, tell, type Told } from '#platform';
import { AgentLoadChanged, type AgentState, AgentStatusChanged } from './domain/presence.events';
import { AgentViews } from './queries/agent-views';

/** Tells of presence: staff hear of changes of agents. */
@Injectable()
export class PresenceTells {
  constructor(private readonly agents: AgentViews) {}

  statusChanged = tell(AgentStatusChanged, 'agent.status', ({ agentId, state }) => statusOf(agentId, state));
  loadChanged = tell(AgentLoadChanged, 'agent.status', ({ agentId, state }) => statusOf(agentId, state));

  /** This event carries the reset that `PresenceReactions` asks for, so that clients read the list of agents anew. */
  userCreated = tell(UserCreated, 'agent.status', ({ userId }) => this.current(userId));
  userChanged = tell(UserChanged, 'agent.status', ({ userId }) => this.current(userId));
  skillsChanged = tell(AgentSkillsChanged, 'agent.status', ({ userId }) => this.current(userId));

  private async current(agentId: string): Promise<Told<'agent.status'>[]> {
    const { status, selectedStatus, statusReason, statusNote, statusSince, activeChats, maxConcurrentChats, nextChatAt, wrapUpUntil } =
      await this.agents.byId(agentId);
    const load = { activeChats, maxConcurrentChats, nextChatAt, wrapUpUntil };
    return statusOf(agentId, { status, selectedStatus, statusReason, statusNote, statusSince, ...load });
  }
}

/** Agents who watch the list for a transfer see the status of colleagues, but neither its reason, nor the note, nor what the agent is left alone for. */
function statusOf(agentId: string, state: Omit<AgentState, 'lastAssignedAt'> & Partial<AgentState>): Told<'agent.status'>[] {
  const entitled = [rooms.supervisors, rooms.agent(agentId)];
  const { lastAssignedAt: _assigned, statusBy: _by, ...shown } = state;
  const { statusReason: _reason, statusNote: _note, nextChatAt: _next, wrapUpUntil: _wrapUp, ...forColleagues } = shown;
  return [
    { payload: { agentId, ...shown }, to: entitled },
    { payload: { agentId, ...forColleagues }, to: [rooms.watching('agents')], except: entitled },
  ];
}
