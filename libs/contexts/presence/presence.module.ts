import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { ConnectAgentHandler } from './commands/connect-agent';
import { DisconnectAgentHandler } from './commands/disconnect-agent';
import { ForceStatusHandler } from './commands/force-status';
import { LeaveDeskHandler } from './commands/leave-desk';
import { RecordActivityHandler } from './commands/record-activity';
import { SetStatusHandler } from './commands/set-status';
import { ApplyPresenceTimeoutsHandler } from './commands/apply-presence-timeouts';
import { ConnectionBatcher } from './connection-batcher';
import { SocketLeases } from './socket-leases';
import { PresenceTells } from './presence.tells';
import { PresenceClock } from './presence.clock';
import { PresenceProjections } from './presence.projections';
import { PresenceReactions } from './presence.reactions';
import { PresenceSagas } from './presence.sagas';
import { Agents, AgentSchema, ConnectionSchema } from './presence.store';
import { AgentViews } from './queries/agent-views';
import { IsAnybodyThereHandler } from './queries/is-anybody-there';
import { StatusHistoryHandler, TimeInStatusByDayHandler } from './queries/status-history';
import './presence.settings';

const commands = [
  ConnectAgentHandler,
  DisconnectAgentHandler,
  LeaveDeskHandler,
  SetStatusHandler,
  ForceStatusHandler,
  ApplyPresenceTimeoutsHandler,
  RecordActivityHandler,
];

const queries = [IsAnybodyThereHandler, StatusHistoryHandler, TimeInStatusByDayHandler];

@Module({
  imports: [TypeOrmModule.forFeature([AgentSchema, ConnectionSchema]), DirectoryModule],
  providers: [
    ...commands,
    ...queries,
    Agents,
    AgentViews,
    ConnectionBatcher,
    SocketLeases,
    PresenceProjections,
    PresenceReactions,
    PresenceSagas,
    PresenceTells,
    PresenceClock,
  ],
  exports: [Agents, AgentViews],
})
export class PresenceModule {}
