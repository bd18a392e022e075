import type { MessageView, QuotedMessage } from '#client/core';
import type { Conversation } from '#client/conversation';
import { serverNow } from '#ui/parts/Timer/second';
import type { Desk } from './desk';

/** What another message shows of a message that it answers. */
export const quoteOf = ({ id, seq, sender, text, attachments, deletedAt }: MessageView): QuotedMessage => ({
  id,
  seq,
  sender,
  text,
  files: attachments.length,
  deleted: deletedAt !== null,
});

/** Whether its author may still edit a message. @param minutes the setting; 0: nobody may */
export function mayEdit({ user }: Desk, { sender, text, deletedAt, createdAt }: MessageView, minutes: number): boolean {
  return sender.id === user.id && text !== null && deletedAt === null && serverNow() - Date.parse(createdAt) < minutes * 60_000;
}

/** Begins to edit a message where its chat's reply is written, which waits meanwhile. */
export function beginEdit({ drafts }: Desk, { chatId, id, text }: MessageView): void {
  drafts.change(chatId, { mode: 'reply', edit: { messageId: id, text: text ?? '' } });
}

/** Sends what a message is to say. @throws ProblemError when it was refused: then it is being edited again */
export async function saveEdit({ drafts, client }: Desk, conversation: Conversation): Promise<void> {
  const { chatId } = conversation;
  const { edit } = drafts.of(chatId);
  if (!edit) return;
  drafts.change(chatId, { edit: undefined });
  try {
    conversation.hear([await client.rest.patch<MessageView>(`/chats/${chatId}/messages/${edit.messageId}`, { text: edit.text.trim() })]);
  } catch (error) {
    drafts.change(chatId, { edit });
    throw error;
  }
}
