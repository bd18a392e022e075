import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { DirectoryModule } from '#directory';
import { PresenceModule } from '#presence';
import { Assignments } from './assignment/assignments';
import { AcceptChatHandler } from './assignment/accept-chat';
import { AssignChatHandler } from './assignment/assign-chat';
import { ClaimChatHandler } from './assignment/claim-chat';
import { DeclineChatHandler } from './assignment/decline-chat';
import { EndOverdueOffersHandler } from './assignment/end-overdue-offers';
import { RecordEstimatesHandler } from './queue/record-estimates';
import { RequeueAbandonedChatsHandler } from './assignment/requeue-abandoned-chats';
import { TakeBackOverdueChatsHandler } from './assignment/take-back-overdue-chats';
import { EndWrapUpHandler } from './assignment/end-wrap-up';
import { RouteWaitingChatsHandler } from './assignment/route-waiting-chats';
import { TransferChatHandler } from './assignment/transfer-chat';
import { EscalateChatsHandler } from './escalation/escalate-chats';
import { WhoIsCalledHandler } from './escalation/who-is-called';
import { WhoSeesHandler } from './escalation/who-sees';
import { HoldChatHandler } from './hold/hold-chat';
import { ResumeChatHandler } from './hold/resume-chat';
import { ResumeHeldChatsHandler } from './hold/resume-held-chats';
import { FloorState } from './floor/floor-state';
import { BeginScheduledPolicyHandler } from './policy/begin-scheduled-policy';
import { DryRunPolicyHandler } from './explanation/dry-run-policy';
import { PolicyHistoryHandler, PolicyInForceHandler } from './policy/policy-history';
import { PolicyVersions, PolicyVersionSchema } from './policy/policy-versions';
import { RoutingPolicies, RoutingPolicySchema } from './policy/routing-policy.store';
import { SetPolicyHandler } from './policy/set-policy';
import { UnschedulePolicyHandler } from './policy/unschedule-policy';
import { ChatHistoryHandler } from './explanation/chat-history';
import { AccuracyOfEstimatesHandler } from './queue/estimate-accuracy';
import { TakeOverChatHandler } from './assignment/take-over-chat';
import { RowTexts } from './queue/row-texts';
import { Estimates } from './queue/estimates';
import { FloorAt } from './explanation/floor-at';
import { PositionInQueueHandler, QueuePositions } from './queue/queue-positions';
import { QueueListHandler } from './queue/queue-list';
import { PreviewRoutingHandler } from './explanation/preview-routing';
import { RoutingExplainer } from './explanation/routing-explainer';
import { ExplainRoutingHandler } from './explanation/explain-routing';
import { QueueChanges } from './queue/queue-changes';
import { QueueFeed } from './queue/queue-feed';
import { QueueRows } from './queue/queue-rows';
import { LimitedQueues } from './floor/limited-queues';
import { QueueHead } from './queue/queue-head';
import { WaitOfNewcomerHandler } from './queue/wait-of-newcomer';
import { QueueUpdates } from './queue/queue-updates';
import { Dispatcher } from './assignment/dispatcher';
import { RoutingReactions } from './routing.reactions';
import { RoutingClock } from './routing.clock';
import { RoutingProjections } from './routing.projections';
import { RoutingSagas } from './routing.sagas';
import { RoutingTells } from './routing.tells';
import { WaitEstimateSchema } from './queue/wait-estimates.store';
import './routing.settings';

const commands = [
  RouteWaitingChatsHandler,
  RequeueAbandonedChatsHandler,
  TakeBackOverdueChatsHandler,
  EscalateChatsHandler,
  AcceptChatHandler,
  DeclineChatHandler,
  EndOverdueOffersHandler,
  EndWrapUpHandler,
  TransferChatHandler,
  HoldChatHandler,
  ResumeChatHandler,
  ResumeHeldChatsHandler,
  ClaimChatHandler,
  AssignChatHandler,
  TakeOverChatHandler,
  RecordEstimatesHandler,
  SetPolicyHandler,
  UnschedulePolicyHandler,
  BeginScheduledPolicyHandler,
];
const queries = [
  QueueListHandler,
  PositionInQueueHandler,
  ChatHistoryHandler,
  ExplainRoutingHandler,
  PreviewRoutingHandler,
  AccuracyOfEstimatesHandler,
  WaitOfNewcomerHandler,
  PolicyInForceHandler,
  PolicyHistoryHandler,
  DryRunPolicyHandler,
  WhoIsCalledHandler,
  WhoSeesHandler,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([WaitEstimateSchema, PolicyVersionSchema, RoutingPolicySchema]),
    DirectoryModule,
    PresenceModule,
    ChatsModule,
  ],
  providers: [
    ...commands,
    ...queries,
    Dispatcher,
    FloorState,
    FloorAt,
    RoutingExplainer,
    PolicyVersions,
    RoutingPolicies,
    Estimates,
    RowTexts,
    QueueRows,
    Assignments,
    QueuePositions,
    QueueChanges,
    QueueFeed,
    LimitedQueues,
    QueueHead,
    QueueUpdates,
    RoutingSagas,
    RoutingProjections,
    RoutingReactions,
    RoutingTells,
    RoutingClock,
  ],
  exports: [QueueChanges, QueueFeed, QueueHead, QueueUpdates, PolicyVersions, RoutingPolicies, QueuePositions],
})
export class RoutingModule {}
