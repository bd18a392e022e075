import type { ChatView } from '../../protocol';
import { ObservableValue } from '../core/external-store';

/** A view that was taken earlier may come later: a chat that is closed stays closed, and numbers only grow. */
export function latest(before: ChatView | undefined, now: ChatView): ChatView {
  if (!before) return now;
  const isOlder = now.lastSeq < before.lastSeq || (before.status === 'closed' && now.status !== 'closed');
  return isOlder ? before : now;
}

/** The open chats that one has, oldest first: what the greeting says, and what became of it since. */
export class ChatList extends ObservableValue<ChatView[]> {
  private readonly chats = new Map<string, ChatView>();

  constructor(private readonly accountId: string) {
    super(() => [...this.chats.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt)));
  }

  isMine({ status, customer, agentId }: ChatView): boolean {
    return status !== 'closed' && (customer.id === this.accountId || agentId === this.accountId);
  }

  /** The greeting is the truth: what it does not name is no longer one's own. */
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
