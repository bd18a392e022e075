import { Module } from '@nestjs/common';
import { ChatsModule } from '#chats';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';
import { InsightBroadcasts } from './insight.broadcasts';
import { InsightController } from './insight.controller';
import { WorkloadBoard } from './workload-board';
import { WorkloadNowHandler, WorkloadRows } from './queries/workload';

@Module({
  imports: [PresenceModule, ChatsModule, RoutingModule],
  controllers: [InsightController],
  providers: [WorkloadNowHandler, WorkloadRows, WorkloadBoard, InsightBroadcasts],
})
export class InsightModule {}
