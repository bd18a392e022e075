import { Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, type OnGatewayConnection, type OnGatewayDisconnect } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { CurrentSettings } from '#directory';
import { InvalidField } from '#kernel';
import { By, type Caller, Gateway, On, rooms, Sockets, type StaffCaller } from '#platform';
import type { ChatView, JoinedChat, ReplyOf } from '#protocol';
import { ChatRooms } from './chat/chat-rooms';
import { ChangeHand } from './labels/change-hand';
import { HandDto } from './labels/labels.dto';
import { ChatEventDto, CloseChatEventDto } from './chat/chat.dto';
import { JoinChatDto, rangeOf } from './messages/join-chat.dto';
import { MarkRead } from './messages/mark-read';
import { CloseChat } from './lifecycle/close-chat';
import { PostMessage } from './messages/post-message';
import { contentOf, MessageReadDto, SendMessageDto, TypingDto } from './messages/messages.dto';
import { ChatViews, forCustomer } from './chat/chat-views';
import { PeopleInChat } from './chat/people-in-chat';
import { ChangedMessages } from './messages/changed-messages';
import { Typists } from './messages/typists';
import { Viewers } from './watching/viewers';
import { Transcript, type TranscriptPart, type TranscriptRange } from './messages/transcript';

@Gateway()
export class ChatsGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger(ChatsGateway.name);

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: ChatViews,
    private readonly changed: ChangedMessages,
    private readonly chatRooms: ChatRooms,
    private readonly sockets: Sockets,
    private readonly typists: Typists,
    private readonly viewers: Viewers,
    private readonly settings: CurrentSettings,
  ) {}

  /** Greets customers alone: the `ready` of staff contains the queue, so insight, downstream of routing, sends it. */
  async handleConnection(socket: Socket): Promise<void> {
    const { caller } = socket.data as { caller: Caller };
    if (caller.type !== 'customer') return;
    const ready = async (): Promise<{ chats: ChatView[] }> => ({
      chats: (await this.views.openOf('customer', caller.id)).map(forCustomer),
    });
    await this.sockets.greet(socket.id, ready).catch((error: unknown) => {
      this.logger.error(error, 'a customer could not be greeted');
      socket.disconnect(true);
    });
  }

  handleDisconnect(socket: Socket): void {
    this.typists.socketClosed(socket.id);
    this.viewers.socketClosed(socket.id);
  }

  /**
   * Joins the room before it reads the transcript, so that a message or a change of one in between arrives twice rather than never. `Transcript`
   * checks the right once more: a caller who lost it between check and join entered the room too late to be evicted.
   */
  @On('chat.join')
  async join(@MessageBody() input: JoinChatDto, @By() by: Caller, @ConnectedSocket() socket: Socket): Promise<JoinedChat> {
    const { chatId } = input;
    const range = rangeOf(input);
    await this.queries.execute(new PeopleInChat(by, chatId, 'read'));
    await this.chatRooms.enter(socket, by, chatId);
    const missed = Promise.all([this.queries.execute(new Transcript(by, chatId, range)), this.changed.upTo(chatId, range.afterSeq ?? 0)]);
    const [part, changed] = await missed.catch(async (error: unknown) => {
      await this.chatRooms.leave(socket, chatId);
      throw error;
    });
    const chat = await this.views.seenBy(by.id, chatId);
    if (chat.status === 'queued') this.viewers.came(socket, chatId);
    return { chat, messages: part.messages, ...around(part, range, chat.lastSeq), ...changed };
  }

  @On('chat.leave')
  async leave(@MessageBody() { chatId }: ChatEventDto, @ConnectedSocket() socket: Socket): Promise<void> {
    await this.chatRooms.leave(socket, chatId);
    this.viewers.left(socket.id, chatId);
  }

  @On('message.send')
  async send(@MessageBody() input: SendMessageDto, @By() by: Caller): Promise<ReplyOf<'message.send'>> {
    const { message } = await this.commands.execute(new PostMessage(by, input.chatId, contentOf(input)));
    return { message };
  }

  @On('message.read')
  async read(@MessageBody() { chatId, seq }: MessageReadDto, @By() by: Caller): Promise<void> {
    await this.commands.execute(new MarkRead(by, chatId, seq));
  }

  /** Relays the signal; nothing is stored. What a customer has typed goes to its agent alone, and nowhere unless the setting allows it. */
  @On('typing')
  async typing(@MessageBody() { chatId, typing, text }: TypingDto, @By() by: Caller, @ConnectedSocket() socket: Socket): Promise<void> {
    if (text !== undefined && by.type === 'staff') throw new InvalidField('/text', 'is for customers alone');
    const isShown = typing && text !== undefined && (await this.settings.get()).typingPreview;
    await this.typists.say(socket, chatId, async () => {
      const { customerId, agentId } = await this.queries.execute(new PeopleInChat(by, chatId, 'write'));
      const others = [rooms.chat(chatId), rooms.customer(customerId), ...(agentId === null ? [] : [rooms.agent(agentId)])];
      const self = by.type === 'staff' ? rooms.agent(by.id) : rooms.customer(by.id);
      const senderType = by.type === 'staff' ? 'agent' : 'customer';
      const told = { payload: { chatId, senderId: by.id, senderType, typing } as const, to: others, except: [self] };
      return isShown && agentId !== null ? { told, preview: { text, to: rooms.agent(agentId) } } : { told };
    });
  }

  @On('chat.hand')
  async hand(@MessageBody() { chatId, raised, note }: HandDto, @By() by: StaffCaller): Promise<ReplyOf<'chat.hand'>> {
    await this.commands.execute(new ChangeHand(by, chatId, raised, note ?? null));
    return { chat: await this.views.byId(chatId) };
  }

  @On('chat.close')
  async close(@MessageBody() { chatId, resolution }: CloseChatEventDto, @By() by: Caller): Promise<ReplyOf<'chat.close'>> {
    await this.commands.execute(new CloseChat(by, chatId, resolution ?? null));
    return { chat: await this.views.byId(chatId) };
  }
}

/** Tells by `seq` alone whether there are messages before and after the part: numbers have no gap. */
function around(
  { messages, hasMore }: TranscriptPart,
  { afterSeq = 0, beforeSeq }: TranscriptRange,
  lastSeq: number,
): Pick<JoinedChat, 'hasMoreBefore' | 'hasMore'> {
  if (beforeSeq !== undefined) return { hasMoreBefore: hasMore, hasMore: beforeSeq <= lastSeq };
  return { hasMoreBefore: (messages[0]?.seq ?? Math.min(afterSeq, lastSeq) + 1) > 1, hasMore };
}
