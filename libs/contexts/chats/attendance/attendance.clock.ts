import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Caller, Sockets, Sweep } from '#platform';
import { SettleAttendance } from './settle-attendance';
import { Visits } from './visits';

@Injectable()
export class AttendanceClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly sockets: Sockets,
    private readonly visits: Visits,
  ) {}

  /**
   * Repairs `customer_visits` from the open sockets as well: a node that missed its renewals (a long pause) was taken for dead and its
   * visits were ended, so they have to begin again.
   */
  @Sweep(3, { on: 'every node' })
  async renewLease(): Promise<void> {
    const written = new Set(await this.visits.here());
    const callers = this.sockets.open.map((socket) => (socket.data as { caller: Caller }).caller);
    const open = new Set(callers.filter(({ type }) => type === 'customer').map(({ id }) => id));
    if (open.size > 0) await this.visits.renewLease();
    await this.visits.begin([...open].filter((id) => !written.has(id)));
    await this.visits.end([...written].filter((id) => !open.has(id)));
  }

  @Sweep(1, { on: 'worker' })
  async settle(): Promise<void> {
    await this.visits.endThoseOfDeadNodes();
    await this.commands.execute(new SettleAttendance(null));
  }
}
