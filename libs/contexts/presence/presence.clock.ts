import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SocketActivity, Sockets, Sweep } from '#platform';
import { RecordActivity } from './commands/record-activity';
import { ApplyPresenceTimeouts } from './commands/apply-presence-timeouts';
import { SocketLeases } from './socket-leases';
import { isLeased } from './leased';

@Injectable()
export class PresenceClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly leases: SocketLeases,
    private readonly sockets: Sockets,
    private readonly activity: SocketActivity,
  ) {}

  /** A node that paused beyond its leases was taken for dead; its sockets are closed, and the clients connect again. */
  @Sweep(3, { on: 'every node' })
  async renewLeases(): Promise<void> {
    const leased = this.sockets.open.filter((socket) => isLeased(socket));
    if (leased.length === 0) return;
    const renewed = await this.leases.renew(leased.map(({ id }) => id));
    for (const socket of leased) if (!renewed.has(socket.id)) socket.disconnect(true);
  }

  /** Activity at this node is recorded first, so that no agent becomes away who was active within this second. */
  @Sweep(1, { on: 'worker' })
  async settle(): Promise<void> {
    await this.record();
    await this.commands.execute(new ApplyPresenceTimeouts());
  }

  /** This sweep is declared after `settle`, which has recorded everything where both run. */
  @Sweep(1, { on: 'every node' })
  async recordActivity(): Promise<void> {
    await this.record();
  }

  private async record(): Promise<void> {
    const agentIds = this.activity.release();
    if (agentIds.length > 0) await this.commands.execute(new RecordActivity(agentIds));
  }
}
