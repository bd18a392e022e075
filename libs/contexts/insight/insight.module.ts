import { Module } from '@nestjs/common';
import { ChatsModule } from '#chats';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';
import { InsightReactions } from './insight.reactions';
import { InsightController } from './insight.controller';
import { InsightGateway } from './insight.gateway';
import { WorkloadBoard } from './workload-board';
import { WorkloadNowHandler, WorkloadRows } from './queries/workload';

@Module({
  imports: [PresenceModule, ChatsModule, RoutingModule],
  controllers: [InsightController],
  providers: [WorkloadNowHandler, WorkloadRows, WorkloadBoard, InsightReactions, InsightGateway],
})
export class InsightModule {}
