import type { MessageView } from '../../protocol';

/**
 * Counts the messages that a reader has not read: what others said after its own last word, since whoever answers has read what was before,
 * on whatever device. System messages report what happened to the chat and do not count.
 * @param told sequence number up to which the reader has said to have read
 * @param atServer what the server counted; only it knows the messages before the window
 */
export function countUnread(messages: readonly MessageView[], accountId: string, told: number, atServer: number): number {
  const isOwn = ({ sender }: MessageView): boolean => sender.id === accountId;
  const read = Math.max(told, messages.findLast(isOwn)?.seq ?? 0);
  const isUnread = (each: MessageView): boolean => each.seq > read && each.sender.type !== 'system' && !isOwn(each) && !each.deletedAt;
  const here = messages.filter(isUnread).length;
  return messages.length > 0 && read >= messages[0]!.seq - 1 ? here : Math.max(here, atServer);
}
