import { Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Gateway, On, rooms, type SocketCaller, Sockets } from '#platform';
import type { ReplyOf } from '#protocol';
import { RollUp } from '../rollup/roll-up';
import { mustSeeAll, WallWatchers } from './wall-watchers';
import { WallToday } from './wall-today';
import { WatchWallDto } from './wall.dto';

/** An answer waits so long for facts to be rolled up. */
const ROLL_UP_MS = 1_000;

@Gateway()
export class WallGateway implements OnGatewayConnection {
  private readonly logger = new Logger(WallGateway.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly watchers: WallWatchers,
    private readonly sockets: Sockets,
  ) {}

  /** A screen is greeted without chats, because it has none. */
  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: SocketCaller };
    if (caller.type !== 'screen') return;
    await this.sockets
      .greet(socket.id, () => Promise.resolve({ chats: [] }))
      .catch((error: unknown) => this.logger.error(error, 'a screen could not be greeted'));
  }

  /**
   * A socket watches the day of one time zone at a time. It enters the room before the wall is read, so that it misses nothing, and leaves it
   * when reading fails, because a zone that the database does not know would fail the statement for all watchers.
   */
  @On('wall.watch')
  async watch(@MessageBody() { watch, timeZone = 'UTC' }: WatchWallDto, @ConnectedSocket() socket: Socket): Promise<ReplyOf<'wall.watch'>> {
    await this.watchers.leave(socket);
    mustSeeAll((socket.data as { caller: SocketCaller }).caller);
    if (watch) await socket.join(rooms.wall(timeZone));
    try {
      await this.commands.execute(new RollUp(ROLL_UP_MS));
      return (await this.queries.execute(new WallToday([timeZone]))).get(timeZone)!;
    } catch (error) {
      await this.watchers.leave(socket);
      throw error;
    }
  }
}
