import type { ChatView } from '../../protocol';
import { ObservableValue } from '../core/external-store';
import { type DeskSource, isOnline } from './source';

export interface Offer {
  chat: ChatView;
  expiresAt: string;
}

const SWEEP_MS = 15_000;
/** Milliseconds after the end of an offer until it is removed without the server's event, which may have been lost. */
const GRACE_MS = 5_000;

/** Chats offered to the agent, the one that expires first on top. */
export class Offers extends ObservableValue<Offer[]> {
  private readonly offers = new Map<string, Offer>();
  private readonly sweeps: ReturnType<typeof setInterval>;

  constructor(
    private readonly source: DeskSource,
    sweepMs = SWEEP_MS,
  ) {
    super(() => [...this.offers.values()].sort((a, b) => a.expiresAt.localeCompare(b.expiresAt)));
    source.on('chat.offered', (offer) => this.add(offer));
    source.on('chat.offer_ended', ({ chatId }) => this.remove(chatId));
    for (const name of ['chat.assigned', 'chat.closed'] as const) source.on(name, ({ chat }) => this.remove(chat.id));
    source.on('ready', () => void this.sweep());
    this.sweeps = setInterval(() => void this.sweep(), sweepMs);
    (this.sweeps as { unref?: () => void }).unref?.();
  }

  /** Accepts an offer. @throws ProblemError e.g. when the offer has expired */
  accept = (chatId: string): Promise<ChatView> => this.answer('chat.accept', { chatId });
  decline = (chatId: string, reason: string | null = null): Promise<ChatView> => this.answer('chat.decline', { chatId, reason });

  stop(): void {
    clearInterval(this.sweeps);
  }

  private async answer(name: 'chat.accept' | 'chat.decline', payload: { chatId: string; reason?: string | null }): Promise<ChatView> {
    const { chat } = await this.source.ask(name, payload);
    this.remove(chat.id);
    return chat;
  }

  private add(offer: Offer): void {
    this.offers.set(offer.chat.id, offer);
    this.changed();
  }

  private remove(chatId: string): void {
    if (this.offers.delete(chatId)) this.changed();
  }

  /** Removes offers whose end was missed. */
  private async sweep(): Promise<void> {
    if (!isOnline(this.source)) return;
    for (const { chat, expiresAt } of this.offers.values()) {
      const isOver = Date.parse(expiresAt) + GRACE_MS < this.source.serverTime.now();
      const now = isOver ? undefined : await this.source.rest.get<ChatView>(`/chats/${chat.id}`).catch(() => undefined);
      if (isOver || (now && now.status !== 'offered')) this.remove(chat.id);
    }
  }
}
