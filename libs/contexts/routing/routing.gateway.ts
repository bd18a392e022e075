import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { MessageBody, type OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { ChatEventDto, ChatViews } from '#chats';
import { By, type Caller, Gateway, On, type StaffCaller } from '#platform';
import type { ReplyOf } from '#protocol';
import { AcceptChat } from './commands/accept-chat';
import { DeclineChat } from './commands/decline-chat';
import { TransferChat } from './commands/transfer-chat';
import { DeclineEventDto, targetOf, TransferEventDto } from './routing.dto';
import { ClaimChat } from './commands/claim-chat';
import { QueueBoard } from './queue-board';

@Gateway()
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

  @On('chat.claim')
  async claim(@MessageBody() { chatId }: ChatEventDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.claim'>> {
    await this.commands.execute(new ClaimChat(by, chatId));
    return { chat: await this.views.byId(chatId) };
  }

  @On('chat.accept')
  async accept(@MessageBody() { chatId }: ChatEventDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.accept'>> {
    await this.commands.execute(new AcceptChat(by, chatId));
    return { chat: await this.views.byId(chatId) };
  }

  @On('chat.decline')
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
