import { Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection, SubscribeMessage } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Access, By, type Caller, Gateway, rooms, Sockets } from '#platform';
import type { ChatView, MessageView } from '#protocol';
import { ChatEventDto, CloseChatEventDto, JoinChatDto } from './chats.dto';
import { MarkRead } from './commands/mark-read';
import { CloseChat } from './commands/close-chat';
import { PostMessage } from './commands/post-message';
import { contentOf, MessageReadDto, SendMessageDto, TypingDto } from './messages.dto';
import { participantOf } from './participant';
import { ChatViews } from './queries/chat-views';
import { PeopleInChat } from './queries/people-in-chat';
import { Tombstones } from './queries/tombstones';
import { Transcript } from './queries/transcript';

const MAX_CATCH_UP = 1_000;

@Gateway()
@Access('customer')
export class ChatsGateway implements OnGatewayConnection {
  private readonly logger = new Logger(ChatsGateway.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: ChatViews,
    private readonly tombstones: Tombstones,
    private readonly sockets: Sockets,
  ) {}

  /** Staff are greeted downstream, where the queue is known. */
  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'customer') return;
    const ready = async (): Promise<{ chats: ChatView[] }> => ({ chats: await this.views.openOf('customer', caller.id) });
    await this.sockets.greet(socket.id, ready).catch((error: unknown) => {
      this.logger.error(error, 'a customer could not be greeted');
      socket.disconnect(true);
    });
  }

  /** The room comes before the transcript: a message, or its deletion, in between is heard twice rather than missed. */
  @SubscribeMessage('chat.join')
  async join(@ConnectedSocket() socket: Socket, @By() by: Caller, @MessageBody() { chatId, afterSeq }: JoinChatDto): Promise<object> {
    const who = participantOf(by);
    await this.queries.execute(new PeopleInChat(who, chatId));
    await socket.join(by.type === 'staff' ? [rooms.chat(chatId), rooms.chatStaff(chatId)] : rooms.chat(chatId));
    const [{ messages, hasMore }, deleted] = await Promise.all([
      this.queries.execute(new Transcript(who, chatId, { afterSeq, limit: MAX_CATCH_UP })),
      this.tombstones.upTo(chatId, afterSeq),
    ]);
    return { chat: await this.views.seenBy(by.id, chatId), messages, hasMore, deleted };
  }

  @SubscribeMessage('chat.leave')
  async leave(@ConnectedSocket() socket: Socket, @MessageBody() { chatId }: ChatEventDto): Promise<void> {
    await socket.leave(rooms.chat(chatId));
    await socket.leave(rooms.chatStaff(chatId));
  }

  @SubscribeMessage('message.send')
  async send(@By() by: Caller, @MessageBody() input: SendMessageDto): Promise<{ message: MessageView }> {
    const { message } = await this.commands.execute(new PostMessage(by, input.chatId, contentOf(input)));
    return { message };
  }

  @SubscribeMessage('message.read')
  async read(@By() by: Caller, @MessageBody() { chatId, seq }: MessageReadDto): Promise<void> {
    await this.commands.execute(new MarkRead(by, chatId, seq));
  }

  /** Passed on and forgotten: nothing of it is stored. */
  @SubscribeMessage('typing')
  async typing(@ConnectedSocket() socket: Socket, @By() by: Caller, @MessageBody() { chatId, typing }: TypingDto): Promise<void> {
    const { customerId, agentId } = await this.queries.execute(new PeopleInChat(participantOf(by), chatId));
    const others = [rooms.chat(chatId), rooms.customer(customerId), ...(agentId === null ? [] : [rooms.agent(agentId)])];
    const self = by.type === 'staff' ? rooms.agent(by.id) : rooms.customer(by.id);
    const payload = { chatId, senderId: by.id, senderType: by.type === 'staff' ? 'agent' : 'customer', typing };
    socket.to(others).except(self).emit('typing', payload);
  }

  @SubscribeMessage('chat.close')
  async close(@By() by: Caller, @MessageBody() { chatId, resolution }: CloseChatEventDto): Promise<{ chat: ChatView }> {
    await this.commands.execute(new CloseChat(by, chatId, resolution ?? null));
    return { chat: await this.views.byId(chatId) };
  }
}
