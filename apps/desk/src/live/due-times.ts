import type { ChatView } from '#client/core';

interface Due {
  /** The wait that it is about. */
  since: string;
  /** Null: no target binds, or it is not known yet. */
  dueAt: string | null;
}

/**
 * By when the customers of one's own chats are to be answered. A chat says so as it was told last, and so does a word of the customer that begins
 * a wait; where a wait was found otherwise, the server is asked, once for each.
 */
export class DueTimes {
  private readonly known = new Map<string, Due>();

  constructor(
    private readonly read: (chatId: string) => Promise<string | null>,
    private readonly onChange: (chatId: string) => void,
  ) {}

  /** @param isTold whether the chat as it was told is about this wait */
  of({ id, dueAt }: Pick<ChatView, 'id' | 'dueAt'>, since: string, isTold: boolean): string | null {
    if (isTold) return dueAt;
    const known = this.known.get(id);
    if (known?.since === since) return known.dueAt;
    void this.ask(id, since);
    return null;
  }

  /** It was told to be due, or to have been. */
  hear(chatId: string, since: string, dueAt: string | null): void {
    this.known.set(chatId, { since, dueAt });
    this.onChange(chatId);
  }

  forget(chatId: string): void {
    this.known.delete(chatId);
  }

  private async ask(chatId: string, since: string): Promise<void> {
    const asked: Due = { since, dueAt: null };
    this.known.set(chatId, asked);
    const isCurrent = (): boolean => this.known.get(chatId) === asked;
    // What began the wait may say it.
    await Promise.resolve();
    if (!isCurrent()) return;
    try {
      const dueAt = await this.read(chatId);
      if (dueAt !== null && isCurrent()) this.hear(chatId, since, dueAt);
    } catch {
      // It is told when it is due soon; until then it is asked for again with whatever changes next.
      if (isCurrent()) this.forget(chatId);
    }
  }
}
