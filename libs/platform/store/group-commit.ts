import type { Outcome } from './each-change';
import { ofItself } from './of-itself';

interface Waiting<I, O> {
  item: I;
  resolve: (value: O) => void;
  reject: (error: unknown) => void;
}

interface Options<I> {
  /** Items with the same key are never in two groups at once, which keeps their order. */
  keyOf: (item: I) => string;
  /** Whether an error concerns the whole database rather than an item, so that retrying the items one by one is useless. */
  isShared: (error: unknown) => boolean;
  maxItems?: number;
}

/**
 * Maximum number of concurrent groups under load. With two, Node prepares one group while Postgres writes the other; more would only make
 * the groups smaller.
 */
const MAX_GROUPS = 2;
/** Number of items in progress up to which any number of groups may run. At low load no item waits for the commit of another. */
const MAX_UNGROUPED_ITEMS = 8;

/**
 * Group commit: under load, the items that arrive during a commit share the next one. At low load each item is committed immediately. A group
 * is nobody's deed, since its items are of several people.
 */
export class GroupCommit<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private groups = 0;
  private readonly keys = new Set<string>();
  private items = 0;
  private scheduled = false;

  /** @param commit returns an outcome per item, in the order of the items; a rejection means that nothing was committed */
  constructor(
    private readonly commit: (items: I[]) => Promise<Outcome<O>[]>,
    private readonly options: Options<I>,
  ) {}

  /** Number of items that wait for their group to start. */
  get depth(): number {
    return this.waiting.length;
  }

  submit(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** Starts a group after the sockets have been read, so that items arriving in the same turn of the event loop share the group. */
  private schedule(): void {
    if (this.scheduled || !this.mayStart) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const group = this.mayStart ? this.take() : [];
      if (group.length > 0) void ofItself(() => this.run(group));
    });
  }

  private get mayStart(): boolean {
    return this.groups < MAX_GROUPS || this.items < MAX_UNGROUPED_ITEMS;
  }

  /** Takes the waiting items, except those whose key is in a running group. */
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

  /** Retries a failed group item by item, so that an item's failure does not affect the others. */
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
