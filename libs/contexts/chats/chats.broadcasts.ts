import { Injectable } from '@nestjs/common';
import { UserNames } from '#directory';
import { AttachmentJudged, AttachmentLinks } from '#files';
import { broadcast, rooms, Sockets, type Wire } from '#platform';
import type { ServerEvents } from '#protocol';
import {
  ChatAssigned, ChatClosed, ChatOfferAccepted, ChatOffered, ChatOfferEnded, ChatPriorityChanged, ChatRequeued, ChatTransferred,
  MessageDeleted, MessagePosted, MessagesRead, NoteAdded,
} from './domain/chat.events';
import { ChatRated, ChatTagged, ChatTicketOpened } from './domain/labels.events';
import { ChatViews } from './queries/chat-views';

@Injectable()
export class ChatsBroadcasts {
  constructor(
    private readonly views: ChatViews,
    private readonly names: UserNames,
    private readonly links: AttachmentLinks,
    private readonly sockets: Sockets,
  ) {}

  messageDeleted = broadcast(MessageDeleted, ({ chatId, customerId, agentId, messageId, seq }) => [
    { name: 'message.deleted', payload: { chatId, messageId, seq }, to: inChat(chatId, customerId, agentId) },
  ]);

  messagesRead = broadcast(MessagesRead, ({ chatId, customerId, agentId, readerId, seq }) => [
    { name: 'message.read', payload: { chatId, readerId, seq }, to: inChat(chatId, customerId, agentId) },
  ]);

  noteAdded = broadcast(NoteAdded, ({ chatId, agentId, note }) =>
    note ? [{ name: 'note.created', payload: { chatId, note }, to: [rooms.chatStaff(chatId), ...(agentId === null ? [] : [rooms.agent(agentId)])] }] : [],
  );

  chatTagged = broadcast(ChatTagged, (event) => this.updated(event));
  chatRated = broadcast(ChatRated, (event) => this.updated(event));
  ticketOpened = broadcast(ChatTicketOpened, (event) => this.updated(event));
  priorityChanged = broadcast(ChatPriorityChanged, (event) => this.updated(event));

  messagePosted = broadcast(MessagePosted, ({ chatId, customerId, agentId, message }) =>
    message ? [{ name: 'message.created', payload: { message: this.links.ofMessage(message) }, to: inChat(chatId, customerId, agentId) }] : [],
  );

  /** What is not sent yet concerns its sender alone; what is a canned response's, whoever reads that next. */
  attachmentJudged = broadcast(AttachmentJudged, async ({ chatId, uploaderId, seq, attachment }) => {
    if (chatId === null) return [];
    const payload = { chatId, seq, attachment: this.links.of(attachment) };
    if (seq === null) return [{ name: 'attachment.updated', payload, to: [rooms.agent(uploaderId), rooms.customer(uploaderId)] }];
    const { customer, agentId } = await this.views.byId(chatId);
    return [{ name: 'attachment.updated', payload, to: inChat(chatId, customer.id, agentId) }];
  });

  chatAssigned = broadcast(ChatAssigned, async ({ chatId, customerId, agentId }) => {
    const [chat, name] = await Promise.all([this.views.byId(chatId), this.names.of(agentId)]);
    this.evict(chatId, [rooms.supervisors, rooms.agent(agentId), rooms.customer(customerId)]);
    return [{ name: 'chat.assigned', payload: { chat, agent: { id: agentId, name } }, to: [rooms.agent(agentId), rooms.customer(customerId), rooms.supervisors] }];
  });

  /** The customer waits again; the desk that lost the chat lets go of it. */
  chatRequeued = broadcast(ChatRequeued, async ({ chatId, customerId, fromAgentId, reason, note }) => {
    this.evict(chatId, [rooms.supervisors, rooms.customer(customerId)]);
    const chat = await this.views.byId(chatId);
    if (reason === 'transferred') return transferred({ chat, fromAgentId, toAgentId: null, note }, customerId);
    return [{ name: 'chat.updated', payload: { chat }, to: [rooms.customer(customerId), rooms.agent(fromAgentId), rooms.supervisors] }];
  });

  chatTransferred = broadcast(ChatTransferred, async ({ chatId, customerId, fromAgentId, toAgentId, note }) => {
    this.evict(chatId, [rooms.supervisors, rooms.customer(customerId), rooms.agent(toAgentId)]);
    return transferred({ chat: await this.views.byId(chatId), fromAgentId, toAgentId, note }, customerId);
  });

  chatOffered = broadcast(ChatOffered, async ({ chatId, agentId, expiresAt }) => [
    { name: 'chat.offered', payload: { chat: await this.views.byId(chatId), expiresAt }, to: [rooms.agent(agentId)] },
  ]);

  offerAccepted = broadcast(ChatOfferAccepted, ({ chatId, agentId }) => offerEnded(chatId, agentId, 'accepted'));
  offerEnded = broadcast(ChatOfferEnded, ({ chatId, agentId, reason }) => offerEnded(chatId, agentId, reason));

  chatClosed = broadcast(ChatClosed, async ({ chatId, customerId, agentId }) => [
    { name: 'chat.closed', payload: { chat: await this.views.byId(chatId) }, to: [...inChat(chatId, customerId, agentId), rooms.supervisors] },
  ]);

  private async updated({ chatId, customerId, agentId }: { chatId: string; customerId: string; agentId: string | null }): Promise<Wire[]> {
    const payload = { chat: await this.views.byId(chatId) };
    return [{ name: 'chat.updated', payload, to: [...inChat(chatId, customerId, agentId), rooms.supervisors] }];
  }

  /** Whoever joined without having the chat any more hears no more of it. */
  private evict(chatId: string, staying: string[]): void {
    this.sockets.evict(rooms.chat(chatId), staying);
    this.sockets.evict(rooms.chatStaff(chatId), staying);
  }
}

/** The note is for staff alone. */
function transferred(payload: ServerEvents['chat.transferred'], customerId: string): Wire[] {
  const { note: _note, ...forCustomer } = payload;
  const staff = [payload.fromAgentId, ...(payload.toAgentId === null ? [] : [payload.toAgentId])].map(rooms.agent);
  return [
    { name: 'chat.transferred', payload, to: [...staff, rooms.supervisors] },
    { name: 'chat.transferred', payload: forCustomer, to: [rooms.customer(customerId)] },
  ];
}

function offerEnded(chatId: string, agentId: string, reason: string): Wire[] {
  return [{ name: 'chat.offer_ended', payload: { chatId, reason }, to: [rooms.agent(agentId)] }];
}

function inChat(chatId: string, customerId: string, agentId: string | null): string[] {
  const everybody = [rooms.chat(chatId), rooms.customer(customerId)];
  return agentId === null ? everybody : [...everybody, rooms.agent(agentId)];
}
