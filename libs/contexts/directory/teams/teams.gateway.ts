import { ConnectedSocket, MessageBody } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Gateway, On, rooms, type SocketCaller, WatchDto } from '#platform';
import type { ReplyOf } from '#protocol';
import { TeamViews } from './team-views';

@Gateway()
export class TeamsGateway {
  constructor(private readonly views: TeamViews) {}

  /** Staff hear of teams in any case; a screen hears of them while it watches. */
  @On('teams.watch')
  async watch(@MessageBody() { watch }: WatchDto, @ConnectedSocket() socket: Socket): Promise<ReplyOf<'teams.watch'>> {
    const isScreen = (socket.data as { caller: SocketCaller }).caller.type === 'screen';
    if (isScreen) await (watch ? socket.join(rooms.teamsOnScreens) : socket.leave(rooms.teamsOnScreens));
    return { data: watch ? await this.views.members() : [] };
  }
}
