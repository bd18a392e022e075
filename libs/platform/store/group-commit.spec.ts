import { GroupCommit } from './group-commit';

/** Test double that commits a group when the test allows it. The first letter of an item is its key. */
class Ledger {
  readonly groups: string[][] = [];
  private readonly release = new Map<string, () => void>();
  private readonly group: GroupCommit<string, string>;

  constructor(maxItems?: number) {
    const isShared = (error: unknown): boolean => (error as Error).message === 'the database is away';
    this.group = new GroupCommit<string, string>((items) => this.commit(items), { keyOf: (item) => item[0]!, isShared, maxItems });
  }

  /** Submits an item and resolves with its answer or the message of its error. */
  submit(item: string): Promise<string> {
    return this.group.submit(item).catch((error: Error) => error.message);
  }

  /** Waits until every group that can start has started. */
  async settled(): Promise<void> {
    for (let i = 0; i < 4; i++) await new Promise(setImmediate);
  }

  /** Lets the commit of the group with this item finish. */
  async letThrough(item: string): Promise<void> {
    this.release.get(item)!();
    await this.settled();
  }

  private async commit(items: string[]) {
    this.groups.push(items);
    await new Promise<void>((resolve) => items.forEach((item) => this.release.set(item, resolve)));
    if (items.includes('away')) throw new Error('the database is away');
    if (items.includes('poison')) throw new Error('poisoned');
    return items.map((item) => (item === 'bad' ? { error: new Error('bad') } : { value: item.toUpperCase() }));
  }
}

const MANY = Array.from({ length: 10 }, (_, i) => `${i}`);

describe('A group commit', () => {
  it('lets few items wait for nobody', async () => {
    const ledger = new Ledger();
    for (const item of ['a', 'b', 'c', 'd']) {
      void ledger.submit(item);
      await ledger.settled();
    }
    expect(ledger.groups).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('commits together what comes at the same time', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'b', 'c'].map((item) => ledger.submit(item));
    await ledger.settled();
    expect(ledger.groups).toEqual([['a', 'b', 'c']]);
    await ledger.letThrough('a');
    expect(await Promise.all(submitted)).toEqual(['A', 'B', 'C']);
  });

  it('has two groups under way where there are many items, and gathers the rest into the next', async () => {
    const ledger = new Ledger();
    for (const items of [MANY, ['a'], ['b'], ['c']]) {
      for (const item of items) void ledger.submit(item);
      await ledger.settled();
    }
    expect(ledger.groups).toEqual([MANY, ['a']]);
    await ledger.letThrough('a');
    expect(ledger.groups).toEqual([MANY, ['a'], ['b', 'c']]);
  });

  it('commits items of one key one after the other, in the order in which they came, and others beside them', async () => {
    const ledger = new Ledger();
    for (const item of ['a1', 'a2', 'b1', 'a3']) {
      void ledger.submit(item);
      await ledger.settled();
    }
    expect(ledger.groups).toEqual([['a1'], ['b1']]);
    await ledger.letThrough('a1');
    expect(ledger.groups).toEqual([['a1'], ['b1'], ['a2', 'a3']]);
  });

  it('commits no more at a time than it may', async () => {
    const ledger = new Ledger(2);
    const submitted = ['a', 'b', 'c'].map((item) => ledger.submit(item));
    await ledger.settled();
    await ledger.letThrough('a');
    await ledger.letThrough('c');
    await Promise.all(submitted);
    expect(ledger.groups).toEqual([['a', 'b'], ['c']]);
  });

  it('answers each item for itself', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'bad', 'c'].map((item) => ledger.submit(item));
    await ledger.settled();
    await ledger.letThrough('a');
    expect(await Promise.all(submitted)).toEqual(['A', 'bad', 'C']);
  });

  it('tries a group that failed one by one, so that only the cause fails', async () => {
    const ledger = new Ledger();
    const submitted = ['b', 'poison', 'c'].map((item) => ledger.submit(item));
    await ledger.settled();
    for (const item of ['b', 'b', 'poison', 'c']) await ledger.letThrough(item);
    expect(ledger.groups).toEqual([['b', 'poison', 'c'], ['b'], ['poison'], ['c']]);
    expect(await Promise.all(submitted)).toEqual(['B', 'poisoned', 'C']);
  });

  it('does not try again what nothing would help, and goes on with the next', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'away'].map((item) => ledger.submit(item));
    await ledger.settled();
    submitted.push(ledger.submit('a2'));
    await ledger.letThrough('a');
    await ledger.letThrough('a2');
    expect(await Promise.all(submitted)).toEqual(['the database is away', 'the database is away', 'A2']);
  });
});
