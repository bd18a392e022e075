import { Logger } from '@nestjs/common';
import { Subject } from 'rxjs';
import { DomainEvent } from '#kernel';
import { when } from './when';

class Rang extends DomainEvent {
  constructor(readonly times: number) {
    super();
  }

  get streamId(): string {
    return 'bell';
  }
}

class Open {
  constructor(readonly door: number) {}
}

describe('A saga', () => {
  const events = new Subject<unknown>();
  const ordered: Open[] = [];

  beforeAll(() => {
    Logger.overrideLogger(false);
    const saga = when(Rang, ({ times }) => {
      if (times === 13) throw new Error('unlucky');
      if (times === 0) return undefined;
      return times === 1 ? new Open(1) : [new Open(1), new Open(2)];
    });
    saga(events).subscribe((command) => ordered.push(command as Open));
  });
  afterAll(() => Logger.overrideLogger(['log']));

  it('orders one thing, several or none, and hears its own event only', () => {
    for (const event of [new Rang(0), new Rang(1), new Rang(2), { times: 1 }]) events.next(event);
    expect(ordered.map(({ door }) => door)).toEqual([1, 1, 2]);
  });

  it('outlives an event it stumbles over', () => {
    ordered.length = 0;
    for (const event of [new Rang(13), new Rang(1)]) events.next(event);
    expect(ordered).toEqual([new Open(1)]);
  });
});
