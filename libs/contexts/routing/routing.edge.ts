import { Module } from '@nestjs/common';
import { ChatsModule } from '#chats';
import { HoldController } from './hold/hold.controller';
import { PolicyController } from './policy.controller';
import { RoutingController } from './routing.controller';
import { RoutingGateway } from './routing.gateway';
import { RoutingModule } from './routing.module';

@Module({
  imports: [RoutingModule, ChatsModule],
  controllers: [RoutingController, HoldController, PolicyController],
  providers: [RoutingGateway],
})
export class RoutingEdge {}
