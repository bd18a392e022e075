import type { Outcome } from './each-change';

interface Waiting<I, O> {
  item: I;
  resolve: (value: O) => void;
  reject: (error: unknown) => void;
}

interface Options<I> {
  /** Items of one key are committed one group after the other, in the order in which they came. */
  keyOf: (item: I) => string;
  /** Whether an error concerns whatever is committed, so that nothing is tried again. */
  isShared: (error: unknown) => boolean;
  maxItems?: number;
}

/** So that one group is decided here while Postgres writes another; more under load would only make the groups smaller. */
const GROUPS = 2;
/** So many items may be under way in groups of any number: while there are few, none waits for another's commit. */
const FEW = 8;

/**
 * Group commit: under load, what arrives while groups are being committed goes into the next one, so many items share one commit;
 * otherwise each goes at once.
 */
export class GroupCommit<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private groups = 0;
  private readonly keys = new Set<string>();
  private items = 0;
  private scheduled = false;

  /** @param commit answers each item in its place; a rejection means that nothing of the group was committed */
  constructor(
    private readonly commit: (items: I[]) => Promise<Outcome<O>[]>,
    private readonly options: Options<I>,
  ) {}

  /** How many have arrived and are not yet being committed. */
  get depth(): number {
    return this.waiting.length;
  }

  submit(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** After all that has arrived by now was read, which takes no time: it goes into one group. */
  private schedule(): void {
    if (this.scheduled || !this.isFree) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const group = this.isFree ? this.take() : [];
      if (group.length > 0) void this.run(group);
    });
  }

  private get isFree(): boolean {
    return this.groups < GROUPS || this.items < FEW;
  }

  /** All that may go, which leaves those whose key is under way. */
  private take(): Waiting<I, O>[] {
    const { keyOf, maxItems = 500 } = this.options;
    const group: Waiting<I, O>[] = [];
    const others: Waiting<I, O>[] = [];
    for (const each of this.waiting) (group.length < maxItems && !this.keys.has(keyOf(each.item)) ? group : others).push(each);
    this.waiting = others;
    return group;
  }

  private async run(group: Waiting<I, O>[]): Promise<void> {
    const keys = new Set(group.map(({ item }) => this.options.keyOf(item)));
    this.begin(keys, group.length);
    await this.settle(group);
    this.end(keys, group.length);
    if (this.waiting.length > 0) this.schedule();
  }

  private begin(keys: Set<string>, items: number): void {
    this.groups += 1;
    this.items += items;
    for (const key of keys) this.keys.add(key);
  }

  private end(keys: Set<string>, items: number): void {
    this.groups -= 1;
    this.items -= items;
    for (const key of keys) this.keys.delete(key);
  }

  /** One item's failure must not take its neighbours along, so a group that failed is tried item by item. */
  private async settle(group: Waiting<I, O>[]): Promise<void> {
    try {
      const outcomes = await this.commit(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]!;
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value);
      });
    } catch (error) {
      if (group.length === 1 || this.options.isShared(error)) group.forEach(({ reject }) => reject(error));
      else for (const each of group) await this.settle([each]);
    }
  }
}
