/** Query builder for a WHERE clause: collects the conditions and bound values of a list. A filter that is not given adds no condition. */
export class Conditions {
  private readonly conditions: string[] = [];
  readonly values: unknown[];

  /** @param values values that the statement already binds, as `$1`, `$2` … */
  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** Binds a value and returns the placeholder of its parameter, e.g. `$3`. */
  readonly bind = (value: unknown): string => `$${this.values.push(value)}`;

  all(...conditions: string[]): this {
    this.conditions.push(...conditions);
    return this;
  }

  /** Adds a condition when `value` is given. `condition` receives the placeholder of the bound value. */
  given<T>(value: T | null | undefined, condition: (parameter: string, value: T) => string): this {
    return value === null || value === undefined ? this : this.all(condition(this.bind(value), value));
  }

  /** Keyset pagination: adds the condition that a row lies beyond the keys of the cursor. */
  beyond(keys: string, isBeyond: '<' | '>', after: readonly unknown[] | null | undefined): this {
    return after ? this.all(`(${keys}) ${isBeyond} (${after.map(this.bind).join(', ')})`) : this;
  }

  get sql(): string {
    return this.conditions.join(' and ') || 'true';
  }
}
