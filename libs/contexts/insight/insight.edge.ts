import { Module } from '@nestjs/common';
import { ChatsModule } from '#chats';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';
import { ContextSourcesController } from './context-sources.controller';
import { ContextController } from './context.controller';
import { DeskGateway } from './desk.gateway';
import { InsightController } from './insight.controller';
import { InsightGateway } from './insight.gateway';
import { InsightModule } from './insight.module';
import { SearchController } from './search.controller';

@Module({
  imports: [InsightModule, PresenceModule, ChatsModule, RoutingModule],
  controllers: [InsightController, ContextController, ContextSourcesController, SearchController],
  providers: [InsightGateway, DeskGateway],
})
export class InsightEdge {}
