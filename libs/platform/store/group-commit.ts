type Outcome<O> = { value: O } | { error: unknown };

interface Waiting<I, O> {
  item: I;
  resolve: (value: O) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a transaction is under way into the next one: under load many items share one
 * commit, and a single item waits for nobody. Items are committed in the order in which they came.
 */
export class GroupCommit<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private committing = false;

  /** @param commit answers each item in its place; a rejection means that nothing of the group was committed */
  constructor(
    private readonly commit: (items: I[]) => Promise<Outcome<O>[]>,
    private readonly isShared: (error: unknown) => boolean,
    private readonly maxItems = 500,
  ) {}

  submit(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.committing) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.committing = true;
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, this.maxItems));
    this.committing = false;
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
      if (group.length === 1 || this.isShared(error)) group.forEach(({ reject }) => reject(error));
      else for (const each of group) await this.settle([each]);
    }
  }
}
