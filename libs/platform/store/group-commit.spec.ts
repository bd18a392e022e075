import { GroupCommit } from './group-commit';

/** Commits when the test says so. */
class Ledger {
  readonly groups: string[][] = [];
  private release: (() => void)[] = [];
  private readonly group: GroupCommit<string, string>;

  constructor(maxItems?: number) {
    this.group = new GroupCommit<string, string>((items) => this.commit(items), (error) => (error as Error).message === 'the database is away', maxItems);
  }

  /** What it is answered, be it an error. */
  submit(item: string): Promise<string> {
    return this.group.submit(item).catch((error: Error) => error.message);
  }

  /** Lets the group that is being committed through. */
  async letThrough(): Promise<void> {
    this.release.shift()!();
    await new Promise(setImmediate);
  }

  private async commit(items: string[]) {
    this.groups.push(items);
    await new Promise<void>((resolve) => this.release.push(resolve));
    if (items.includes('away')) throw new Error('the database is away');
    if (items.includes('poison')) throw new Error('poisoned');
    return items.map((item) => (item === 'bad' ? { error: new Error('bad') } : { value: item.toUpperCase() }));
  }
}

describe('A group commit', () => {
  it('lets a single item wait for nobody', async () => {
    const ledger = new Ledger();
    const a = ledger.submit('a');
    expect(ledger.groups).toEqual([['a']]);
    await ledger.letThrough();
    expect(await a).toBe('A');
  });

  it('gathers what comes during a commit into the next, in the order in which it came', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'b', 'c', 'd'].map((item) => ledger.submit(item));
    await ledger.letThrough();
    submitted.push(ledger.submit('e'));
    await ledger.letThrough();
    await ledger.letThrough();
    expect(ledger.groups).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
    expect(await Promise.all(submitted)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('commits no more at a time than it may', async () => {
    const ledger = new Ledger(2);
    const submitted = ['a', 'b', 'c', 'd'].map((item) => ledger.submit(item));
    for (let i = 0; i < 3; i++) await ledger.letThrough();
    await Promise.all(submitted);
    expect(ledger.groups).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('answers each item for itself', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'b', 'bad', 'c'].map((item) => ledger.submit(item));
    await ledger.letThrough();
    await ledger.letThrough();
    expect(await Promise.all(submitted)).toEqual(['A', 'B', 'bad', 'C']);
  });

  it('tries a group that failed one by one, so that only the cause fails', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'b', 'poison', 'c'].map((item) => ledger.submit(item));
    for (let i = 0; i < 5; i++) await ledger.letThrough();
    expect(ledger.groups).toEqual([['a'], ['b', 'poison', 'c'], ['b'], ['poison'], ['c']]);
    expect(await Promise.all(submitted)).toEqual(['A', 'B', 'poisoned', 'C']);
  });

  it('does not try again what nothing would help, and goes on with the next', async () => {
    const ledger = new Ledger();
    const submitted = ['a', 'b', 'away'].map((item) => ledger.submit(item));
    await ledger.letThrough();
    submitted.push(ledger.submit('c'));
    await ledger.letThrough();
    await ledger.letThrough();
    expect(await Promise.all(submitted)).toEqual(['A', 'the database is away', 'the database is away', 'C']);
  });
});
