import type { ChatView } from '../../protocol';
import { ObservableValue } from '../core/external-store';

/**
 * Returns the newer of two views of a chat, which may arrive in the wrong order: a closed chat stays closed, and sequence numbers only
 * grow.
 */
export function latest(before: ChatView | undefined, now: ChatView): ChatView {
  if (!before) return now;
  const isOlder = now.lastSeq < before.lastSeq || (before.status === 'closed' && now.status !== 'closed');
  return isOlder ? before : now;
}

/** The account's open chats, oldest first: those of the greeting, updated by events. */
export class ChatList extends ObservableValue<ChatView[]> {
  private readonly chats = new Map<string, ChatView>();

  constructor(private readonly accountId: string) {
    super(() => [...this.chats.values()].sort((a, b) => Number(a.createdAt > b.createdAt) - Number(a.createdAt < b.createdAt)));
  }

  isMine({ status, customer, agentId }: ChatView): boolean {
    return status !== 'closed' && (customer.id === this.accountId || agentId === this.accountId);
  }

  /** Replaces the list by that of the greeting, which is authoritative: a chat that is missing there no longer belongs to the account. */
  reset(chats: ChatView[]): void {
    this.chats.clear();
    for (const chat of chats) this.chats.set(chat.id, chat);
    this.changed();
  }

  hear(chat: ChatView): void {
    const last = latest(this.chats.get(chat.id), chat);
    if (this.isMine(last)) this.chats.set(last.id, last);
    else this.chats.delete(last.id);
    this.changed();
  }
}
