import { Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Gateway, On, rooms, type SocketCaller, Sockets } from '#platform';
import type { ReplyOf } from '#protocol';
import { RollUp } from '../rollup/roll-up';
import { WallWatchers } from './wall-watchers';
import { WallToday } from './wall-today';
import { WatchWallDto } from './wall.dto';

/** So long an answer waits for a backlog to be rolled up. */
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

  /** A screen has no chats of its own, and is greeted without any. */
  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: SocketCaller };
    if (caller.type !== 'screen') return;
    await this.sockets
      .greet(socket.id, () => Promise.resolve({ chats: [] }))
      .catch((error: unknown) => this.logger.error(error, 'a screen could not be greeted'));
  }

  /**
   * A socket watches the day of one time zone; another one takes its place. It enters the room before the wall is read, and leaves it again
   * when that fails: a zone that only the database does not know would end everybody's reading.
   */
  @On('wall.watch')
  async watch(@MessageBody() { watch, timeZone = 'UTC' }: WatchWallDto, @ConnectedSocket() socket: Socket): Promise<ReplyOf<'wall.watch'>> {
    await this.watchers.leave(socket);
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
