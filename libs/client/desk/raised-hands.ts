import type { ServerEvents } from '../../protocol';
import { ObservableValue } from '../core/external-store';
import type { DeskSource } from './source';

export interface RaisedHand {
  chatId: string;
  agentId: string;
  note: string | null;
  raisedAt: string;
}

/** Hands that are up, the first to be raised first: of all agents for supervisors, else one's own. The server tells them after each greeting. */
export class RaisedHands extends ObservableValue<RaisedHand[]> {
  private readonly hands = new Map<string, RaisedHand>();

  constructor(source: DeskSource) {
    super(() => [...this.hands.values()].sort((a, b) => a.raisedAt.localeCompare(b.raisedAt) || a.chatId.localeCompare(b.chatId)));
    source.on('ready', () => (this.hands.clear(), this.changed()));
    source.on('chat.hand_changed', (hand) => this.hear(hand));
  }

  has = (chatId: string): boolean => this.hands.has(chatId);

  private hear({ chatId, agentId, raised, note, raisedAt }: ServerEvents['chat.hand_changed']): void {
    if (raised && raisedAt !== null) this.hands.set(chatId, { chatId, agentId, note, raisedAt });
    else this.hands.delete(chatId);
    this.changed();
  }
}
