import { DomainEvent } from '#kernel';
import type { LoggedEvent } from './event-log';
import { CommitOrder } from './commit-order';

class Happened extends DomainEvent {
  constructor(readonly streamId: string) {
    super();
  }
}

describe('The turn of a transaction', () => {
  let last: Map<string, Promise<void>>;
  let published: string[];

  beforeEach(() => {
    last = new Map();
    published = [];
  });

  /** Creates the turn of a transaction that has changed these aggregates and is about to commit. */
  function committing(name: string, ...streams: string[]): CommitOrder {
    const turn = new CommitOrder(last, (events) => published.push(...events.map(({ position }) => position!)));
    turn.queueUp(streams.map((stream): LoggedEvent => ({ position: name, event: new Happened(stream) })));
    return turn;
  }
  const microtasks = () => new Promise(setImmediate);

  it('comes at once when nobody is ahead', () => {
    committing('a', 'chat').committed();
    expect(published).toEqual(['a']);
  });

  it('comes after those that changed the same aggregate before, even when they hear of their commit later', async () => {
    const [first, second, third] = [committing('a', 'chat'), committing('b', 'chat'), committing('c', 'chat')];
    third.committed();
    second.committed();
    await microtasks();
    expect(published).toEqual([]);
    first.committed();
    await microtasks();
    expect(published).toEqual(['a', 'b', 'c']);
  });

  it('waits for nobody who changed something else', () => {
    committing('a', 'chat');
    committing('b', 'another chat').committed();
    expect(published).toEqual(['b']);
  });

  it('waits for all whose aggregates it changed', async () => {
    const [one, other] = [committing('a', 'chat'), committing('b', 'agent')];
    committing('c', 'chat', 'agent').committed();
    other.committed();
    await microtasks();
    expect(published).toEqual(['b']);
    one.committed();
    await microtasks();
    expect(published).toEqual(['b', 'a', 'c', 'c']);
  });

  it('passes to the next when nothing was committed', async () => {
    const [first, second] = [committing('a', 'chat'), committing('b', 'chat')];
    second.committed();
    first.rolledBack();
    await microtasks();
    expect(published).toEqual(['b']);
  });

  it('leaves nothing behind', async () => {
    const turns = [committing('a', 'chat', 'agent'), committing('b', 'agent'), committing('c', 'chat')];
    for (const turn of turns.toReversed()) turn.committed();
    await microtasks();
    expect(last.size).toBe(0);
  });
});
