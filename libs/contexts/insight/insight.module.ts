import { Module } from '@nestjs/common';
import { ChatsModule } from '#chats';
import { CustomersModule } from '#customers';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';
import { InsightReactions } from './insight.reactions';
import { ContextPartsOfCustomers } from './queries/context-parts';
import { ContextViews } from './queries/context-views';
import { WorkloadFeed } from './workload-feed';
import { WorkloadNowHandler, WorkloadRows } from './queries/workload';

@Module({
  imports: [PresenceModule, CustomersModule, ChatsModule, RoutingModule],
  providers: [WorkloadNowHandler, WorkloadRows, WorkloadFeed, ContextViews, ContextPartsOfCustomers, InsightReactions],
  exports: [ContextViews],
})
export class InsightModule {}
