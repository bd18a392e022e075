import { Module } from '@nestjs/common';
import { ChatsModule } from '#chats';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';
import { InsightReactions } from './insight.reactions';
import { WorkloadFeed } from './workload-feed';
import { WorkloadNowHandler, WorkloadRows } from './queries/workload';

@Module({
  imports: [PresenceModule, ChatsModule, RoutingModule],
  providers: [WorkloadNowHandler, WorkloadRows, WorkloadFeed, InsightReactions],
})
export class InsightModule {}
