import { Injectable, Logger } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CustomerChanged } from '#customers';
import { CurrentSettings, UserChanged, UserNames } from '#directory';
import { AttachmentJudged, SignedUrls } from '#files';
import { isUnlimited, overseersOf, rooms, tell, type Told } from '#platform';
import type { ChatView, ContextView, ServerEvents } from '#protocol';
import {
  ChatAssigned,
  ChatClosed,
  ChatOfferAccepted,
  ChatOffered,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatRequeued,
  ChatTransferred,
} from './chat/domain/chat.events';
import { MessageDeleted, MessageEdited, MessagePosted, MessagesRead, NoteAdded } from './chat/domain/transcript.events';
import {
  ChatPageViewed,
  ChatRated,
  ChatSkillsChanged,
  ChatTeamChanged,
  ChatTagged,
  ChatTicketOpened,
  HandLowered,
  HandRaised,
  UnreadMarkChanged,
} from './chat/domain/labels.events';
import { ChatHeld, ChatResumed } from './chat/domain/hold.events';
import { CustomerCame, CustomerLeft } from './attendance/domain/customer-presence.events';
import { ChatDueChanged, ChatDueSoon, ChatOverdue } from './chat/domain/promises.events';
import { ContextOfChat } from './chat/asked-downstream';
import { agents, everybodyIn, type InChat } from './chat/chat-rooms';
import { ChatViews, forCustomer } from './chat/chat-views';
import { MessageViews } from './messages/message-views';
import { CurrentTargets } from './targets/current-targets';

/** Wire events about chats and who gets them. */
@Injectable()
export class ChatsTells {
  private readonly logger = new Logger(ChatsTells.name);

  constructor(
    private readonly views: ChatViews,
    private readonly messages: MessageViews,
    private readonly names: UserNames,
    private readonly links: SignedUrls,
    private readonly queries: QueryBus,
    private readonly settings: CurrentSettings,
    private readonly targets: CurrentTargets,
  ) {}

  customerCame = tell(CustomerCame, 'customer.presence', (event) => this.presence(event, true));
  customerLeft = tell(CustomerLeft, 'customer.presence', (event) => this.presence(event, false));

  messageDeleted = tell(MessageDeleted, 'message.deleted', (event) => {
    const { chatId, messageId, seq } = event;
    return { payload: { chatId, messageId, seq }, to: everybodyIn(event) };
  });

  messageEdited = tell(MessageEdited, 'message.edited', async (event) => ({
    payload: { message: (await this.messages.at(event.chatId, [event.seq]))[0]! },
    to: everybodyIn(event),
  }));

  messagesRead = tell(MessagesRead, 'message.read', (event) => {
    const { chatId, readerId, seq } = event;
    return { payload: { chatId, readerId, seq }, to: everybodyIn(event) };
  });

  noteAdded = tell(NoteAdded, 'note.created', ({ chatId, agentId, note }) =>
    note ? { payload: { chatId, note }, to: [rooms.chatStaff(chatId), ...agents(agentId)] } : undefined,
  );

  /** Whoever is named hears of it, whether or not the chat is theirs. */
  mentioned = tell(NoteAdded, 'mention.created', ({ chatId, authorId, note }) => {
    const named = note ? [note.to, ...note.mentions].filter((id) => id !== null && id !== authorId) : [];
    return note && named.length > 0 ? { payload: { chatId, note }, to: [...new Set(named)].map((id) => rooms.agent(id!)) } : undefined;
  });

  /** The view of an open chat contains its customer, so a change of the customer is an update of the chat. */
  customerChanged = tell(CustomerChanged, 'chat.updated', ({ customerId }) => this.openChats('customer', customerId));

  /** The view shows its agent too, by name and picture. */
  agentChanged = tell(UserChanged, 'chat.updated', ({ userId }) => this.openChats('agent', userId));

  chatTagged = tell(ChatTagged, 'chat.updated', (event) => this.updated(event));
  pageViewed = tell(ChatPageViewed, 'chat.updated', (event) => this.updated(event));
  chatRated = tell(ChatRated, 'chat.updated', (event) => this.updated(event));
  ticketOpened = tell(ChatTicketOpened, 'chat.updated', (event) => this.updated(event));
  teamChanged = tell(ChatTeamChanged, 'chat.updated', (event) => this.updated(event));
  dueChanged = tell(ChatDueChanged, 'chat.updated', (event) => this.updated(event));
  dueSoon = tell(ChatDueSoon, 'chat.due_soon', (event) => this.due(event));
  overdue = tell(ChatOverdue, 'chat.overdue', (event) => this.due(event));
  skillsChanged = tell(ChatSkillsChanged, 'chat.updated', (event) => this.updated(event));
  priorityChanged = tell(ChatPriorityChanged, 'chat.updated', (event) => this.updated(event));

  handRaised = tell(HandRaised, 'chat.hand_changed', async ({ chatId, agentId, note = null, raisedAt }) => ({
    payload: { chatId, agentId, raised: true, note, raisedAt },
    to: [rooms.agent(agentId), ...(await this.overseersOf(chatId))],
  }));
  handLowered = tell(HandLowered, 'chat.hand_changed', async ({ chatId, agentId }) => ({
    payload: { chatId, agentId, raised: false, note: null, raisedAt: null },
    to: [rooms.agent(agentId), ...(await this.overseersOf(chatId))],
  }));

  unreadMarkChanged = tell(UnreadMarkChanged, 'chat.unread_changed', ({ chatId, agentId, isMarked }) => ({
    payload: { chatId, markedUnread: isMarked },
    to: [rooms.agent(agentId)],
  }));

  /** Where there are targets, staff hear by when the customer is to be answered. */
  messagePosted = tell(MessagePosted, 'message.created', (event) => {
    if (!event.message) return undefined;
    const payload = { message: this.links.ofMessage(event.message) };
    if (this.targets.deadlines.isEmpty) return { payload, to: everybodyIn(event) };
    const ofStaff = { payload: { ...payload, dueAt: event.dueAt }, to: [rooms.chatStaff(event.chatId), ...agents(event.agentId)] };
    return [ofStaff, { payload, to: [rooms.customer(event.customerId)] }];
  });

  /**
   * An attachment that is not sent yet concerns its uploader alone. One of a canned response is not announced: the next reader gets its new
   * state.
   */
  attachmentJudged = tell(AttachmentJudged, 'attachment.updated', async ({ chatId, uploaderId, seq, attachment }) => {
    if (chatId === null) return undefined;
    const payload = { chatId, seq, attachment: this.links.of(attachment) };
    if (seq === null) return { payload, to: [rooms.agent(uploaderId), rooms.customer(uploaderId)] };
    const { customer, agentId } = await this.views.byId(chatId);
    return { payload, to: everybodyIn({ chatId, customerId: customer.id, agentId }) };
  });

  chatAssigned = tell(ChatAssigned, 'chat.assigned', async ({ chatId, customerId, agentId }) => {
    const [chat, agent] = await Promise.all([this.views.byId(chatId), this.names.withFace(agentId)]);
    const payload = { chat, agent };
    return [
      { payload: { ...payload, context: await this.contextOf(chat) }, to: [rooms.agent(agentId), ...overseersOf(chat.teamId)] },
      { payload, to: [rooms.customer(customerId)] },
    ];
  });

  chatTransferred = tell(ChatTransferred, 'chat.transferred', async ({ chatId, customerId, fromAgentId, toAgentId, note }) =>
    transferred({ chat: await this.views.byId(chatId), fromAgentId, toAgentId, note }, customerId),
  );

  transferredToQueue = tell(ChatRequeued, 'chat.transferred', async ({ chatId, customerId, fromAgentId, reason, note }) =>
    reason === 'transferred'
      ? transferred({ chat: await this.views.byId(chatId), fromAgentId, toAgentId: null, note }, customerId)
      : undefined,
  );

  /** The chat is back in the queue because its agent is gone; a transfer has its own event (`transferredToQueue`). */
  chatRequeued = tell(ChatRequeued, 'chat.updated', async ({ chatId, customerId, fromAgentId, reason }) =>
    reason === 'transferred' ? undefined : this.chatTold(chatId, [rooms.customer(customerId), rooms.agent(fromAgentId)]),
  );

  chatOffered = tell(ChatOffered, 'chat.offered', async ({ chatId, agentId, expiresAt }) => {
    const chat = await this.views.byId(chatId);
    return { payload: { chat, expiresAt, context: await this.contextOf(chat) }, to: [rooms.agent(agentId)] };
  });

  offerAccepted = tell(ChatOfferAccepted, 'chat.offer_ended', ({ chatId, agentId }) => ({
    payload: { chatId, reason: 'accepted' },
    to: [rooms.agent(agentId)],
  }));
  offerEnded = tell(ChatOfferEnded, 'chat.offer_ended', ({ chatId, agentId, reason }) => ({
    payload: { chatId, reason },
    to: [rooms.agent(agentId)],
  }));

  chatHeld = tell(ChatHeld, 'chat.held', (event) => this.updated(event));
  holdChanged = tell(ChatHeld, 'chat.updated', (event) => this.updated(event));
  holdEnded = tell(ChatResumed, 'chat.updated', (event) => this.updated(event));
  chatResumed = tell(ChatResumed, 'chat.resumed', async (event) => {
    const chat = await this.views.byId(event.chatId);
    return { payload: { chat, reason: event.reason }, to: [...everybodyIn(event), ...overseersOf(chat.teamId)] };
  });

  chatClosed = tell(ChatClosed, 'chat.closed', (event) => this.updated(event));

  private async chatTold(chatId: string, to: string[]): Promise<Told<'chat.updated'>> {
    const chat = await this.views.byId(chatId);
    return { payload: { chat }, to: [...to, ...overseersOf(chat.teamId)] };
  }

  /** The chat is read only where somebody oversees no more than the chats of a team. */
  private async overseersOf(chatId: string): Promise<string[]> {
    const { supervisorsSee } = await this.settings.lastRead();
    return overseersOf(supervisorsSee === 'all' ? null : (await this.views.byId(chatId)).teamId);
  }

  private async due({ chatId, kind, dueAt, agentId }: ChatDueSoon | ChatOverdue) {
    return { payload: { chatId, kind, dueAt }, to: [...agents(agentId), ...(await this.overseersOf(chatId))] };
  }

  /** For staff alone. Without it a chat is told all the same; where not everybody sees the other chats of the customer, each asks for its own. */
  private async contextOf(chat: ChatView): Promise<ContextView | undefined> {
    if (!isUnlimited(await this.settings.lastRead())) return undefined;
    try {
      return await this.queries.execute(new ContextOfChat(chat));
    } catch (error) {
      this.logger.error(error, 'a chat is told without its context');
      return undefined;
    }
  }

  private async presence({ customerId, lastSeenAt }: CustomerCame | CustomerLeft, online: boolean): Promise<Told<'customer.presence'>[]> {
    const open = await this.views.openOf('customer', customerId);
    return open.map(({ id: chatId, agentId }) => ({
      payload: { chatId, online, lastSeenAt },
      to: [rooms.chatStaff(chatId), ...agents(agentId)],
    }));
  }

  /** Without `unread`, which is another number for each of those who hear it. */
  private async openChats(whose: 'agent' | 'customer', id: string): Promise<Told<'chat.updated' | 'chat.closed' | 'chat.held'>[]> {
    const open = await this.views.openOf(whose, id);
    return open.flatMap(({ unread: _unread, ...chat }) =>
      versionsOf(chat, { chatId: chat.id, customerId: chat.customer.id, agentId: chat.agentId }),
    );
  }

  private async updated(event: InChat): Promise<Told<'chat.updated' | 'chat.closed' | 'chat.held'>[]> {
    return versionsOf(await this.views.byId(event.chatId), event);
  }
}

/** Everybody in the chat and supervisors hear of it; its customer without what is for staff alone. */
function versionsOf(chat: ChatView, event: InChat): Told<'chat.updated' | 'chat.closed' | 'chat.held'>[] {
  const customer = [rooms.customer(event.customerId)];
  const all = { payload: { chat }, to: [...everybodyIn(event), ...overseersOf(chat.teamId)] };
  const theirs = forCustomer(chat);
  return theirs === chat
    ? [all]
    : [
        { ...all, except: customer },
        { payload: { chat: theirs }, to: customer },
      ];
}

/** Removes the note from what the customer gets: it is for staff alone. */
function transferred(payload: ServerEvents['chat.transferred'], customerId: string): Told<'chat.transferred'>[] {
  const { note: _note, ...forCustomer } = payload;
  return [
    { payload, to: [rooms.agent(payload.fromAgentId), ...agents(payload.toAgentId), ...overseersOf(payload.chat.teamId)] },
    { payload: forCustomer, to: [rooms.customer(customerId)] },
  ];
}
