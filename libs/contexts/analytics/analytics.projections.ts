import { Injectable } from '@nestjs/common';
import {
  ChatAssigned,
  ChatClosed,
  ChatHeld,
  ChatOffered,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatQueued,
  ChatRated,
  ChatRequeued,
  ChatResumed,
  ChatSkillsChanged,
  ChatTagged,
  ChatTeamChanged,
  ChatTransferred,
  MessageDeleted,
  MessagePosted,
  TargetSettled,
} from '#chats';
import { CustomerMerged } from '#customers';
import { Clock } from '#kernel';
import { append } from '#platform';
import { type AgentState, AgentLoadChanged, AgentStatusChanged } from '#presence';

interface Fact {
  chatId?: string;
  customerId?: string;
  at?: string;
  agentId?: string | null;
  fromAgentId?: string;
  seq?: number;
  detail?: string | null;
}

/** Projections of facts: the statement that stores what happened stores the fact too, so facts and chats always agree. */
@Injectable()
export class AnalyticsProjections {
  constructor(private readonly clock: Clock) {}

  started = append(ChatQueued, 'chat_facts', ({ chatId }) => this.fact('started', { chatId }));
  assigned = append(ChatAssigned, 'chat_facts', ({ chatId, agentId }) => this.fact('assigned', { chatId, agentId }));
  transferred = append(ChatTransferred, 'chat_facts', ({ chatId, fromAgentId, toAgentId }) =>
    this.fact('transferred', { chatId, fromAgentId, agentId: toAgentId }),
  );
  requeued = append(ChatRequeued, 'chat_facts', ({ chatId, fromAgentId, reason }) =>
    this.fact('requeued', { chatId, fromAgentId, detail: reason }),
  );
  held = append(ChatHeld, 'chat_facts', ({ chatId, agentId, wasOnHold }) => (wasOnHold ? [] : this.fact('held', { chatId, agentId })));
  resumed = append(ChatResumed, 'chat_facts', ({ chatId, agentId, reason }) => this.fact('resumed', { chatId, agentId, detail: reason }));
  offered = append(ChatOffered, 'chat_facts', ({ chatId, agentId }) => this.fact('offered', { chatId, agentId }));
  offerEnded = append(ChatOfferEnded, 'chat_facts', ({ chatId, agentId, reason }) =>
    this.fact('offer_ended', { chatId, agentId, detail: reason }),
  );
  closed = append(ChatClosed, 'chat_facts', ({ chatId, agentId, reason }) => this.fact('closed', { chatId, agentId, detail: reason }));
  prioritised = append(ChatPriorityChanged, 'chat_facts', ({ chatId, priority }) => this.fact('prioritised', { chatId, detail: priority }));
  tagged = append(ChatTagged, 'chat_facts', ({ chatId }) => this.fact('tagged', { chatId }));
  skillsChanged = append(ChatSkillsChanged, 'chat_facts', ({ chatId }) => this.fact('skills_changed', { chatId }));
  teamChanged = append(ChatTeamChanged, 'chat_facts', ({ chatId }) => this.fact('team_changed', { chatId }));
  rated = append(ChatRated, 'chat_facts', ({ chatId, agentId, score }) => this.fact('rated', { chatId, agentId, detail: `${score}` }));
  targetSettled = append(TargetSettled, 'chat_facts', ({ chatId, agentId, kind, isMet }) =>
    this.fact(isMet ? 'target_met' : 'target_missed', { chatId, agentId, detail: kind }),
  );
  customerMerged = append(CustomerMerged, 'chat_facts', ({ intoId }) => this.fact('customer_merged', { customerId: intoId }));

  /** Notices of the system are no messages. A message of the customer counts for the agent who has the chat. */
  messagePosted = append(MessagePosted, 'chat_facts', ({ chatId, agentId, seq, message }) => {
    if (message === undefined || message.sender.type === 'system') return [];
    const { sender, createdAt } = message;
    return this.fact('message', {
      chatId,
      seq,
      at: createdAt,
      agentId: sender.type === 'agent' ? sender.id : agentId,
      detail: sender.type,
    });
  });
  messageDeleted = append(MessageDeleted, 'chat_facts', ({ chatId, seq }) => this.fact('message_deleted', { chatId, seq }));

  statusChanged = append(AgentStatusChanged, 'agent_facts', ({ agentId, state }) => this.standing(agentId, state));
  loadChanged = append(AgentLoadChanged, 'agent_facts', ({ agentId, state }) => this.standing(agentId, state));

  private fact(kind: string, { chatId, customerId, at, agentId, fromAgentId, seq, detail }: Fact): Record<string, unknown>[] {
    return [
      {
        chat_id: chatId ?? null,
        customer_id: customerId ?? null,
        at: at ?? this.clock.now().toISOString(),
        kind,
        agent_id: agentId ?? null,
        from_agent_id: fromAgentId ?? null,
        seq: seq ?? null,
        detail: detail ?? null,
      },
    ];
  }

  private standing(agentId: string, { status, activeChats, maxConcurrentChats }: AgentState): Record<string, unknown>[] {
    return [
      {
        agent_id: agentId,
        at: this.clock.now().toISOString(),
        status,
        active_chats: activeChats,
        max_concurrent_chats: maxConcurrentChats,
      },
    ];
  }
}
