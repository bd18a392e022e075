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
import { RouteWaitingChatsHandler } from './assignment/route-waiting-chats';
import { TransferChatHandler } from './assignment/transfer-chat';
import { Floor } from './floor/floor';
import { PolicyVersions, PolicyVersionSchema } from './floor/policy-versions';
import { ChatHistoryHandler } from './explanation/chat-history';
import { AccuracyOfEstimatesHandler } from './queue/estimate-accuracy';
import { Estimates } from './queue/estimates';
import { PastFloor } from './explanation/past-floor';
import { PlaceInQueueHandler, Places } from './queue/places';
import { QueueListHandler } from './queue/queue-list';
import { ExplainRoutingHandler } from './explanation/explain-routing';
import { QueueFeed } from './queue/queue-feed';
import { QueueHead } from './queue/queue-head';
import { QueueUpdates } from './queue/queue-updates';
import { Dispatcher } from './assignment/dispatcher';
import { RoutingReactions } from './routing.reactions';
import { RoutingClock } from './routing.clock';
import { RoutingProjections } from './routing.projections';
import { RoutingSagas } from './routing.sagas';
import { WaitEstimateSchema } from './queue/wait-estimates.store';
import './routing.settings';

const commands = [
  RouteWaitingChatsHandler,
  RequeueAbandonedChatsHandler,
  AcceptChatHandler,
  DeclineChatHandler,
  EndOverdueOffersHandler,
  TransferChatHandler,
  ClaimChatHandler,
  AssignChatHandler,
  RecordEstimatesHandler,
];
const queries = [QueueListHandler, PlaceInQueueHandler, ChatHistoryHandler, ExplainRoutingHandler, AccuracyOfEstimatesHandler];

@Module({
  imports: [TypeOrmModule.forFeature([WaitEstimateSchema, PolicyVersionSchema]), DirectoryModule, PresenceModule, ChatsModule],
  providers: [
    ...commands,
    ...queries,
    Dispatcher,
    Floor,
    PastFloor,
    PolicyVersions,
    Estimates,
    Assignments,
    Places,
    QueueFeed,
    QueueHead,
    QueueUpdates,
    RoutingSagas,
    RoutingProjections,
    RoutingReactions,
    RoutingClock,
  ],
  exports: [QueueFeed, QueueHead, QueueUpdates, PolicyVersions, Places],
})
export class RoutingModule {}
