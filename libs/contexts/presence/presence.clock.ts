import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SocketActivity, Sockets, Sweep } from '#platform';
import { RecordActivity } from './commands/record-activity';
import { SettlePresence } from './commands/settle-presence';
import { Connections } from './connections';

@Injectable()
export class PresenceClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly connections: Connections,
    private readonly sockets: Sockets,
    private readonly activity: SocketActivity,
  ) {}

  @Sweep(3)
  async renewLeases(): Promise<void> {
    const open = [...(this.sockets.server?.sockets.sockets.keys() ?? [])];
    if (open.length > 0) await this.connections.renew(open);
  }

  @Sweep(1)
  async settle(): Promise<void> {
    await this.commands.execute(new SettlePresence());
  }

  @Sweep(1)
  async recordActivity(): Promise<void> {
    const agentIds = this.activity.release();
    if (agentIds.length > 0) await this.commands.execute(new RecordActivity(agentIds));
  }
}
