import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { MessageBody, type OnGatewayConnection, SubscribeMessage } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { ChatEventDto, ChatViews } from '#chats';
import { Access, By, type Caller, Gateway, type StaffCaller } from '#platform';
import type { ChatView } from '#protocol';
import { AcceptChat } from './commands/accept-chat';
import { DeclineChat } from './commands/decline-chat';
import { TransferChat } from './commands/transfer-chat';
import { DeclineEventDto, targetOf, TransferEventDto } from './routing.dto';
import { ClaimChat } from './commands/claim-chat';
import { QueueBoard } from './queue-board';

@Gateway()
@Access('agent')
export class RoutingGateway implements OnGatewayConnection {
  private readonly logger = new Logger(RoutingGateway.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly views: ChatViews,
    private readonly board: QueueBoard,
  ) {}

  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'customer') return;
    await this.board
      .greet(caller.id)
      .catch((error: unknown) => this.logger.warn(error, 'a customer was not told its place; the sweep will'));
  }

  @SubscribeMessage('chat.claim')
  async claim(@By() by: StaffCaller, @MessageBody() { chatId }: ChatEventDto): Promise<{ chat: ChatView }> {
    await this.commands.execute(new ClaimChat(by, chatId));
    return { chat: await this.views.byId(chatId) };
  }

  @SubscribeMessage('chat.accept')
  async accept(@By() by: StaffCaller, @MessageBody() { chatId }: ChatEventDto): Promise<{ chat: ChatView }> {
    await this.commands.execute(new AcceptChat(by, chatId));
    return { chat: await this.views.byId(chatId) };
  }

  @SubscribeMessage('chat.decline')
  async decline(@By() by: StaffCaller, @MessageBody() { chatId, reason }: DeclineEventDto): Promise<{ chat: ChatView }> {
    await this.commands.execute(new DeclineChat(by, chatId, reason ?? null));
    return { chat: await this.views.byId(chatId) };
  }

  @SubscribeMessage('chat.transfer')
  async transfer(@By() by: StaffCaller, @MessageBody() { chatId, ...target }: TransferEventDto): Promise<{ chat: ChatView }> {
    await this.commands.execute(new TransferChat(by, chatId, targetOf(target)));
    return { chat: await this.views.byId(chatId) };
  }
}
