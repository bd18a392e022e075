import type { PersonName } from '../../protocol';
import { ObservableValue } from '../core/external-store';
import type { DeskSource } from './source';

/** Who watches the agent's own chats visibly, by chat. The server tells it after each greeting. */
export class Watchers extends ObservableValue<ReadonlyMap<string, PersonName[]>> {
  private watchers = new Map<string, PersonName[]>();

  constructor(source: DeskSource) {
    super(() => this.watchers);
    source.on('ready', () => this.set(new Map()));
    source.on('chat.watchers', ({ chatId, watchers }) => this.set(new Map(this.watchers).set(chatId, watchers)));
  }

  private set(watchers: Map<string, PersonName[]>): void {
    this.watchers = watchers;
    this.changed();
  }
}
