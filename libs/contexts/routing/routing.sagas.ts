import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import {
  CustomerCalledBack,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatQueued,
  ChatRequeued,
  ChatSkillsChanged,
  ChatTeamChanged,
} from '#chats';
import { AgentSkillsChanged, AgentTeamsChanged, SettingsChanged, TeamChanged, UserChanged } from '#directory';
import { when } from '#platform';
import { AgentLoadChanged, AgentStatusChanged } from '#presence';
import { EndOverdueOffers } from './assignment/end-overdue-offers';
import { RequeueAbandonedChats } from './assignment/requeue-abandoned-chats';
import { ResumeHeldChats } from './hold/resume-held-chats';
import { RouteWaitingChats } from './assignment/route-waiting-chats';
import { RoutingPolicySet } from './policy/domain/routing-policy.events';

/** Sagas of routing: the events after which a waiting chat may find an agent. The dispatcher makes one run of many triggers. */
@Injectable()
export class RoutingSagas {
  @Saga() chatQueued = when(ChatQueued, () => new RouteWaitingChats());
  @Saga() agentCameOnline = when(AgentStatusChanged, ({ state }) => (state.status === 'online' ? new RouteWaitingChats() : undefined));
  @Saga() seatBecameFree = when(AgentLoadChanged, (event) => (event.hasRoom ? new RouteWaitingChats() : undefined));
  @Saga() customerCalledBack = when(CustomerCalledBack, () => new ResumeHeldChats());
  @Saga() chatRequeued = when(ChatRequeued, () => new RouteWaitingChats());
  @Saga() offerEnded = when(ChatOfferEnded, ({ waits }) => (waits ? new RouteWaitingChats() : undefined));
  @Saga() chatSkillsChanged = when(ChatSkillsChanged, ({ waits }) => (waits ? new RouteWaitingChats() : undefined));
  @Saga() chatTeamChanged = when(ChatTeamChanged, ({ waits }) => (waits ? new RouteWaitingChats() : undefined));
  @Saga() priorityChanged = when(ChatPriorityChanged, ({ waits }) => (waits ? new RouteWaitingChats() : undefined));
  @Saga() agentWentOffline = when(AgentStatusChanged, ({ state }) => (state.status === 'offline' ? new EndOverdueOffers() : undefined));
  @Saga() userDeactivated = when(UserChanged, ({ active }) => (active ? undefined : new RequeueAbandonedChats()));
  @Saga() skillsChanged = when(AgentSkillsChanged, () => new RouteWaitingChats());
  @Saga() teamsChanged = when(AgentTeamsChanged, () => new RouteWaitingChats());
  @Saga() teamChanged = when(TeamChanged, () => new RouteWaitingChats());
  @Saga() policySet = when(RoutingPolicySet, () => new RouteWaitingChats());
  @Saga() settingsChanged = when(SettingsChanged, () => new RouteWaitingChats());
}
