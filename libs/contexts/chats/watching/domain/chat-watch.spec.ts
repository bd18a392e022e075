import { ChatWatch } from './chat-watch';
import { ChatUnwatched, ChatWatched } from './chat-watch.events';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));

describe('A watch', () => {
  it('is told when it begins and, once, when it ends', () => {
    const watch = new ChatWatch({ id: 'w', chatId: 'chat', userId: 'sue', socketId: 's', nodeId: 'n', visible: false }, at(1));
    watch.end(at(2));
    watch.end(at(3));
    expect(watch.releaseEvents()).toEqual([new ChatWatched('chat', 'w', 'sue', false), new ChatUnwatched('chat', 'w', 'sue', false)]);
    expect(watch).toMatchObject({ since: at(1), endedAt: at(2) });
  });
});
