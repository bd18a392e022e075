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

@Module({
  imports: [InsightModule, PresenceModule, ChatsModule, RoutingModule],
  controllers: [InsightController, ContextController, ContextSourcesController],
  providers: [InsightGateway, DeskGateway],
})
export class InsightEdge {}
