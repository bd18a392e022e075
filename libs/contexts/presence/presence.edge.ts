import { Module } from '@nestjs/common';
import { PresenceController } from './presence.controller';
import { PresenceGateway } from './presence.gateway';
import { StatusHistoryController } from './status-history.controller';
import { PresenceModule } from './presence.module';

@Module({
  imports: [PresenceModule],
  controllers: [PresenceController, StatusHistoryController],
  providers: [PresenceGateway],
})
export class PresenceEdge {}
