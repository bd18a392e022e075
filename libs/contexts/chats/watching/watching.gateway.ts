import { Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { By, type Caller, Gateway, On, rooms, Sockets, type StaffCaller } from '#platform';
import type { ReplyOf } from '#protocol';
import { ChatRooms } from '../chat/chat-rooms';
import { VisibleChat } from '../chat/visible-chat';
import { OwnWatches } from './own-watches';
import { StopWatching } from './stop-watching';
import { WatchChat } from './watch-chat';
import { Watchers } from './watchers';
import { WatchChatDto } from './watching.dto';

@Gateway()
export class WatchingGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger(WatchingGateway.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly chatRooms: ChatRooms,
    private readonly watchers: Watchers,
    private readonly own: OwnWatches,
    private readonly sockets: Sockets,
  ) {}

  /** Tells an agent who comes back who watches its chats; the event is held until the socket has had its `ready`. */
  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'staff') return;
    try {
      for (const { chatId, watchers } of await this.watchers.ofChatsOf(caller.id))
        this.sockets.send({ name: 'chat.watchers', told: [{ payload: { chatId, watchers }, to: [rooms.agent(caller.id)] }] });
    } catch (error) {
      this.logger.warn(error, 'an agent was not told who watches its chats');
    }
  }

  async handleDisconnect(socket: Socket): Promise<void> {
    if (!this.own.deleteAllOf(socket.id)) return;
    await this.commands
      .execute(new StopWatching(socket.id))
      .catch((error: unknown) => this.logger.warn(error, 'a watch was not ended; the sweep will'));
  }

  /** Enters the room before it reads the chat, so that a change in between is heard twice rather than never. */
  @On('chat.watch')
  async watch(
    @MessageBody() { chatId, watch, visible }: WatchChatDto,
    @By() by: StaffCaller,
    @ConnectedSocket() socket: Socket,
  ): Promise<ReplyOf<'chat.watch'>> {
    await (watch ? this.begin(socket, by, chatId, visible) : this.end(socket, chatId));
    const chat = await this.queries.execute(new VisibleChat(by, chatId));
    return { chat, watchers: (await this.watchers.of(chatId)).watchers };
  }

  private async begin(socket: Socket, by: StaffCaller, chatId: string, visible: boolean | undefined): Promise<void> {
    await this.commands.execute(new WatchChat(by, chatId, socket.id, visible));
    this.own.add(socket.id, chatId, visible);
    await this.chatRooms.enter(socket, by, chatId, 'watching');
    // Its disconnect was handled before there was anything to end.
    if (socket.disconnected) await this.handleDisconnect(socket);
  }

  private async end(socket: Socket, chatId: string): Promise<void> {
    this.own.delete(socket.id, chatId);
    await this.chatRooms.leave(socket, chatId, 'watching');
    await this.commands.execute(new StopWatching(socket.id, chatId));
  }
}
