import { ObservableValue } from '../core/external-store';
import type { DeskSource } from './source';

/** Ids of the account's own chats that it marked unread. A mark ends when its chat is read or answered, here or on another device. */
export class UnreadMarks extends ObservableValue<ReadonlySet<string>> {
  private marked = new Set<string>();

  constructor(source: DeskSource) {
    super(() => this.marked);
    source.on('ready', ({ chats }) => this.set(new Set(chats.filter(({ markedUnread }) => markedUnread).map(({ id }) => id))));
    source.on('chat.unread_changed', ({ chatId, markedUnread }) => this.change(chatId, markedUnread));
    source.on('message.created', ({ message }) => message.sender.id === source.accountId && this.change(message.chatId, false));
    // It goes with whoever had the chat.
    source.on('chat.assigned', ({ chat }) => this.change(chat.id, false));
    source.on('chat.transferred', ({ chat }) => this.change(chat.id, false));
  }

  private change(chatId: string, isMarked: boolean): void {
    if (this.marked.has(chatId) === isMarked) return;
    const marked = new Set(this.marked);
    if (isMarked) marked.add(chatId);
    else marked.delete(chatId);
    this.set(marked);
  }

  private set(marked: Set<string>): void {
    this.marked = marked;
    this.changed();
  }
}
