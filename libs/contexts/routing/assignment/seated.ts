import type { Chat } from '#chats/lends';
import type { Seated } from '#presence/lends';
import type { SettingsView } from '#protocol';
import { weightOf } from '../planner/waiting-chat';

/** A chat with what it weighs by the settings. */
export function seatedBy(
  chat: Pick<Chat, 'id' | 'priority' | 'skills' | 'teamId'>,
  { chatWeights }: Pick<SettingsView, 'chatWeights'>,
): Seated {
  return { chatId: chat.id, weight: weightOf(chat, chatWeights) };
}
