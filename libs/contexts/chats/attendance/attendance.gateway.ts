import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { MessageBody, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { By, type Caller, Gateway, Coalescer, On, rooms, Sockets } from '#platform';
import { PageViewDto } from '../chat/page.dto';
import { SettleAttendance } from './settle-attendance';
import { ViewPage } from './view-page';
import { Visits } from './visits';

const GATHER_MS = 50;

/** Batches connects and disconnects of customers: they come in crowds (a deployment, a lost network), and each batch is one write. */
@Gateway()
export class AttendanceGateway implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown {
  private readonly moved = new Coalescer<string>(GATHER_MS, (ids) => this.recordBatch(ids), new Logger(AttendanceGateway.name));

  constructor(
    private readonly commands: CommandBus,
    private readonly sockets: Sockets,
    private readonly visits: Visits,
  ) {}

  handleConnection(socket: Socket): void {
    this.handle(socket);
  }

  handleDisconnect(socket: Socket): void {
    this.handle(socket);
  }

  @On('page.view')
  async viewPage(@MessageBody() { url, title }: PageViewDto, @By() by: Caller): Promise<void> {
    await this.commands.execute(new ViewPage(by.id, url, title ?? null));
  }

  onApplicationShutdown(): void {
    this.moved.stop();
  }

  private handle(socket: Socket): void {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type === 'customer') this.moved.add(caller.id);
  }

  /**
   * Begins a visit for every customer of the batch before it ends those without a socket, so that a customer who came and went within the
   * batch is recorded as well. `AttendanceClock.renewLease` repairs what a failure leaves behind.
   */
  private async recordBatch(customerIds: string[]): Promise<void> {
    await this.visits.begin(customerIds);
    await this.commands.execute(new SettleAttendance(customerIds));
    await this.visits.end(customerIds.filter((id) => !this.sockets.isAnybodyIn(rooms.customer(id))));
  }
}
