import type { PersonName } from '../../protocol';
import { ObservableValue } from '../core/external-store';
import type { DeskSource } from './source';

/** Who looks at the waiting chats that are looked at here, the account too, by chat. */
export class Viewers extends ObservableValue<ReadonlyMap<string, PersonName[]>> {
  private viewers = new Map<string, PersonName[]>();

  constructor(source: DeskSource) {
    super(() => this.viewers);
    source.on('ready', () => this.set(new Map()));
    source.on('chat.viewers', ({ chatId, viewers }) => {
      const all = new Map(this.viewers).set(chatId, viewers);
      if (viewers.length === 0) all.delete(chatId);
      this.set(all);
    });
  }

  private set(viewers: Map<string, PersonName[]>): void {
    this.viewers = viewers;
    this.changed();
  }
}
