import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { DirectoryModule } from '#directory';
import { PresenceModule } from '#presence';
import { Assignments } from './assignments';
import { AcceptChatHandler } from './commands/accept-chat';
import { AssignChatHandler } from './commands/assign-chat';
import { ClaimChatHandler } from './commands/claim-chat';
import { DeclineChatHandler } from './commands/decline-chat';
import { EndOverdueOffersHandler } from './commands/end-overdue-offers';
import { RecordEstimatesHandler } from './commands/record-estimates';
import { RequeueAbandonedChatsHandler } from './commands/requeue-abandoned-chats';
import { RouteWaitingChatsHandler } from './commands/route-waiting-chats';
import { TransferChatHandler } from './commands/transfer-chat';
import { Floor } from './floor';
import { PolicyVersions, PolicyVersionSchema } from './policy-versions';
import { PolicyController } from './policy.controller';
import { ChatHistoryHandler } from './queries/chat-history';
import { AccuracyOfEstimatesHandler } from './queries/estimate-accuracy';
import { Estimates } from './queries/estimates';
import { PastFloor } from './queries/past-floor';
import { PlaceInQueueHandler, Places } from './queries/places';
import { QueueListHandler } from './queries/queue-list';
import { WhyHereHandler } from './queries/why-here';
import { QueueBoard } from './queue-board';
import { QueueUpdates } from './queue-updates';
import { Router } from './router';
import { RoutingReactions } from './routing.reactions';
import { RoutingClock } from './routing.clock';
import { RoutingController } from './routing.controller';
import { RoutingGateway } from './routing.gateway';
import { RoutingProjections } from './routing.projections';
import { RoutingSagas } from './routing.sagas';
import { WaitEstimateSchema } from './wait-estimates.store';

const commands = [
  RouteWaitingChatsHandler, RequeueAbandonedChatsHandler, AcceptChatHandler, DeclineChatHandler, EndOverdueOffersHandler, TransferChatHandler,
  ClaimChatHandler, AssignChatHandler, RecordEstimatesHandler,
];
const queries = [QueueListHandler, PlaceInQueueHandler, ChatHistoryHandler, WhyHereHandler, AccuracyOfEstimatesHandler];

@Module({
  imports: [TypeOrmModule.forFeature([WaitEstimateSchema, PolicyVersionSchema]), DirectoryModule, PresenceModule, ChatsModule],
  controllers: [RoutingController, PolicyController],
  providers: [
    ...commands, ...queries, Router, Floor, PastFloor, PolicyVersions, Estimates, Assignments, Places, QueueBoard, QueueUpdates,
    RoutingSagas, RoutingProjections, RoutingReactions, RoutingClock, RoutingGateway,
  ],
  exports: [Places],
})
export class RoutingModule {}
