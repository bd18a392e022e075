import { Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { ChatEventDto, ChatViews } from '#chats';
import { By, type Caller, Feeds, Gateway, On, PeopleOnly, rooms, type SocketCaller, type StaffCaller, WatchDto } from '#platform';
import type { ReplyOf } from '#protocol';
import { AcceptChat } from './assignment/accept-chat';
import { DeclineChat } from './assignment/decline-chat';
import { TransferChat } from './assignment/transfer-chat';
import { DeclineEventDto, targetOf, TransferEventDto } from './routing.dto';
import { ClaimChat } from './assignment/claim-chat';
import { QueueList } from './queue/queue-list';
import { withoutWords } from './queue/row-texts';
import { QueueFeed } from './queue/queue-feed';
import { QueueUpdates } from './queue/queue-updates';

@Gateway()
export class RoutingGateway implements OnGatewayConnection {
  private readonly logger = new Logger(RoutingGateway.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly feeds: Feeds,
    private readonly updates: QueueUpdates,
    private readonly views: ChatViews,
    private readonly feed: QueueFeed,
  ) {}

  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'customer') return;
    await this.feed
      .greet(caller.id)
      .catch((error: unknown) => this.logger.warn(error, 'a customer was not told its position; the sweep will'));
  }

  @On('queue.watch')
  async watch(@MessageBody() { watch }: WatchDto, @ConnectedSocket() socket: Socket): Promise<ReplyOf<'queue.watch'>> {
    let totals = { total: 0, longestWaitSeconds: 0 };
    const { caller } = socket.data as { caller: SocketCaller };
    const isScreen = caller.type === 'screen';
    if (isScreen) await (watch ? socket.join(rooms.queueOnScreens) : socket.leave(rooms.queueOnScreens));
    const rows = await this.feeds.watch('queue', socket, watch, async () => {
      const { data, total, longestWaitSeconds } = await this.feed.snapshot(() =>
        this.queries.execute(new QueueList(caller.type === 'staff' ? caller : null, null)),
      );
      totals = { total, longestWaitSeconds };
      this.updates.shown(data);
      return isScreen ? data.map(withoutWords) : data;
    });
    return { ...rows, ...totals };
  }

  @On('chat.claim')
  @PeopleOnly()
  async claim(@MessageBody() { chatId }: ChatEventDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.claim'>> {
    await this.commands.execute(new ClaimChat(by, chatId));
    return { chat: await this.views.byId(chatId) };
  }

  @On('chat.accept')
  @PeopleOnly()
  async accept(@MessageBody() { chatId }: ChatEventDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.accept'>> {
    await this.commands.execute(new AcceptChat(by, chatId));
    return { chat: await this.views.byId(chatId) };
  }

  @On('chat.decline')
  @PeopleOnly()
  async decline(@MessageBody() { chatId, reason }: DeclineEventDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.decline'>> {
    await this.commands.execute(new DeclineChat(by, chatId, reason ?? null));
    return { chat: await this.views.byId(chatId) };
  }

  @On('chat.transfer')
  async transfer(@MessageBody() { chatId, ...target }: TransferEventDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.transfer'>> {
    await this.commands.execute(new TransferChat(by, chatId, targetOf(target)));
    return { chat: await this.views.byId(chatId) };
  }
}
