import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import { ChatAssigned, ChatTransferred } from '../chat/domain/chat.events';
import { ChatUnwatched, ChatWatched } from './domain/chat-watch.events';
import { Watchers } from './watchers';

/** What the agent of a chat is told of those who watch it visibly. */
@Injectable()
export class WatchingTells {
  constructor(private readonly watchers: Watchers) {}

  watched = tell(ChatWatched, 'chat.watchers', ({ chatId, visible }) => (visible ? this.of(chatId) : undefined));
  unwatched = tell(ChatUnwatched, 'chat.watchers', ({ chatId, visible }) => (visible ? this.of(chatId) : undefined));

  /** Whoever gets a chat that is watched knows so from the beginning. */
  assigned = tell(ChatAssigned, 'chat.watchers', ({ chatId }) => this.ofWatched(chatId));
  transferred = tell(ChatTransferred, 'chat.watchers', ({ chatId }) => this.ofWatched(chatId));

  private async of(chatId: string): Promise<Told<'chat.watchers'> | undefined> {
    const { agentId, watchers } = await this.watchers.of(chatId);
    return agentId === null ? undefined : { payload: { chatId, watchers }, to: [rooms.agent(agentId)] };
  }

  private async ofWatched(chatId: string): Promise<Told<'chat.watchers'> | undefined> {
    const told = await this.of(chatId);
    return told && told.payload.watchers.length > 0 ? told : undefined;
  }
}
