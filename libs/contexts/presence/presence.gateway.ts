import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { By, type Caller, Feeds, Gateway, hasRole, On, type StaffCaller, WatchDto } from '#platform';
import type { ReplyOf } from '#protocol';
import { ConnectAgent } from './commands/connect-agent';
import { DisconnectAgent } from './commands/disconnect-agent';
import { RecordActivity } from './commands/record-activity';
import { SetStatus } from './commands/set-status';
import { markLeased } from './leased';
import { SetStatusDto } from './presence.dto';
import { AgentViews, asColleague } from './queries/agent-views';

@Gateway()
export class PresenceGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger(PresenceGateway.name);
  /** What a socket did last, so that its end is never handled before its beginning. */
  private readonly handled = new WeakMap<Socket, Promise<void>>();

  constructor(
    private readonly commands: CommandBus,
    private readonly views: AgentViews,
    private readonly feeds: Feeds,
  ) {}

  handleConnection(socket: Socket): void {
    this.handle(socket, async ({ id, role, sessionId }) => {
      await this.commands.execute(new ConnectAgent(id, role, socket.id, sessionId));
      markLeased(socket);
    });
  }

  handleDisconnect(socket: Socket): void {
    this.handle(socket, ({ id }) => this.commands.execute(new DisconnectAgent(id, socket.id)));
  }

  @On('status.set')
  async setStatus(@MessageBody() { status }: SetStatusDto, @By() by: StaffCaller): Promise<ReplyOf<'status.set'>> {
    await this.commands.execute(new SetStatus(by.id, status, 'selected'));
    return { agent: await this.views.byId(by.id) };
  }

  @On('activity')
  async activity(@By() by: StaffCaller): Promise<void> {
    await this.commands.execute(new RecordActivity([by.id]));
  }

  @On('agents.watch')
  async watch(@MessageBody() { watch }: WatchDto, @By() by: StaffCaller, @ConnectedSocket() socket: Socket): Promise<ReplyOf<'agents.watch'>> {
    const agents = await this.feeds.watch('agents', socket, watch, () => this.views.board(null, undefined));
    const colleagues = agents.data.map(asColleague);
    return { ...agents, data: hasRole(by, 'supervisor') ? agents.data : colleagues, agents: colleagues };
  }

  /** A failure here is mended by the leases: the sweep finds a socket without one, or one without a socket. */
  private handle(socket: Socket, account: (staff: StaffCaller) => Promise<void>): void {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'staff') return;
    const before = this.handled.get(socket) ?? Promise.resolve();
    const now = before
      .then(() => account(caller))
      .catch((error: unknown) => {
        this.logger.error(error, 'a socket could not be accounted for');
        socket.disconnect(true);
      });
    this.handled.set(socket, now);
  }
}
