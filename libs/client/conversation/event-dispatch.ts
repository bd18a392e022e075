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
export function dispatchEvents(connection: Connection, { conversation, follow, greeted, chat: hearChat }: Hearers): void {
  connection.on('ready', greeted);
  connection.on('message.created', ({ message }) => follow(message.chatId).hear([message]));
  connection.on('message.edited', ({ message }) => conversation(message.chatId)?.hear([message]));
  connection.on('message.deleted', ({ chatId, seq }) => conversation(chatId)?.hearDeleted(seq));
  connection.on('message.read', (read) => conversation(read.chatId)?.hearRead(read));
  connection.on('attachment.updated', ({ chatId, seq, attachment }) => conversation(chatId)?.hearAttachment(seq, attachment));
  connection.on('typing', (typing) => conversation(typing.chatId)?.hearTyping(typing));
  connection.on('chat.assigned', ({ chat }) => hearChat(chat));
  connection.on('chat.transferred', ({ chat }) => hearChat(chat));
  connection.on('chat.updated', ({ chat }) => hearChat(chat));
  connection.on('chat.closed', ({ chat }) => hearChat(chat));
}
