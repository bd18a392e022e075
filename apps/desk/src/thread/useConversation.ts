import { useEffect } from 'react';
import type { Conversation } from '#client/conversation';
import type { Desk } from '../live/desk';

/** Follows a chat while it is looked at, here or beside another; one's own are followed anyway. */
export function useConversation(desk: Desk, chatId: string): Conversation {
  const { client } = desk;
  const conversation = client.followed(chatId) ?? client.conversation(chatId);
  useEffect(() => desk.look(chatId), [client, desk, chatId]);
  return conversation;
}
