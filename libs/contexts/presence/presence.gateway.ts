import { CommandBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { By, Feeds, Gateway, hasRole, On, PeopleOnly, type StaffCaller, WatchDto } from '#platform';
import type { ReplyOf } from '#protocol';
import { RecordActivity } from './commands/record-activity';
import { SetStatus } from './commands/set-status';
import { SetStatusDto } from './presence.dto';
import { AgentViews, asColleague } from './queries/agent-views';

@Gateway()
export class PresenceGateway {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: AgentViews,
    private readonly feeds: Feeds,
  ) {}

  @On('status.set')
  @PeopleOnly()
  async setStatus(@MessageBody() { status }: SetStatusDto, @By() by: StaffCaller): Promise<ReplyOf<'status.set'>> {
    await this.commands.execute(new SetStatus(by.id, status));
    return { agent: await this.views.byId(by.id) };
  }

  @On('activity')
  @PeopleOnly()
  async activity(@By() by: StaffCaller): Promise<void> {
    await this.commands.execute(new RecordActivity([by.id]));
  }

  @On('agents.watch')
  async watch(
    @MessageBody() { watch }: WatchDto,
    @By() by: StaffCaller,
    @ConnectedSocket() socket: Socket,
  ): Promise<ReplyOf<'agents.watch'>> {
    const agents = await this.feeds.watch('agents', socket, watch, () => this.views.list(null, undefined));
    const colleagues = agents.data.map(asColleague);
    return { ...agents, data: hasRole(by, 'supervisor') ? agents.data : colleagues, agents: colleagues };
  }
}
