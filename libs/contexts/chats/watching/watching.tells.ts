import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import { ChatUnwatched, ChatWatched } from './domain/chat-watch.events';
import { Watchers } from './watchers';

/** What the agent of a chat is told of those who watch it visibly. */
@Injectable()
export class WatchingTells {
  constructor(private readonly watchers: Watchers) {}

  watched = tell(ChatWatched, 'chat.watchers', ({ chatId, visible }) => (visible ? this.of(chatId) : undefined));
  unwatched = tell(ChatUnwatched, 'chat.watchers', ({ chatId, visible }) => (visible ? this.of(chatId) : undefined));

  private async of(chatId: string): Promise<Told<'chat.watchers'> | undefined> {
    const { agentId, watchers } = await this.watchers.of(chatId);
    return agentId === null ? undefined : { payload: { chatId, watchers }, to: [rooms.agent(agentId)] };
  }
}
