import type { ChatView, ServerEvents } from '../../protocol';
import type { Connection } from '../core/connection';
import type { Conversation } from './conversation';

interface Hearers {
  /** Returns a conversation that is already followed. */
  conversation: (chatId: string) => Conversation | undefined;
  /** Returns a conversation, following it from now on. */
  follow: (chatId: string) => Conversation;
  greeted: (ready: ServerEvents['ready']) => void;
  chat: (chat: ChatView) => void;
}

/** Event dispatch: passes each event to its conversation. A message of an unknown chat starts following that chat. */
export function dispatchEvents({ socket }: Connection, { conversation, follow, greeted, chat: hearChat }: Hearers): void {
  socket.on('ready', greeted);
  socket.on('message.created', ({ message }) => follow(message.chatId).hear([message]));
  socket.on('message.deleted', ({ chatId, seq }) => conversation(chatId)?.hearDeleted(seq));
  socket.on('message.read', (read) => conversation(read.chatId)?.hearRead(read));
  socket.on('attachment.updated', ({ chatId, seq, attachment }) => conversation(chatId)?.hearAttachment(seq, attachment));
  socket.on('typing', (typing) => conversation(typing.chatId)?.hearTyping(typing));
  socket.on('chat.assigned', ({ chat }) => hearChat(chat));
  socket.on('chat.transferred', ({ chat }) => hearChat(chat));
  socket.on('chat.updated', ({ chat }) => hearChat(chat));
  socket.on('chat.closed', ({ chat }) => hearChat(chat));
}
