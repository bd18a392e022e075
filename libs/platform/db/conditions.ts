/** The conditions of a list, with the values of its statement: what is not given asks nothing. */
export class Conditions {
  private readonly conditions: string[] = [];
  readonly values: unknown[];

  /** @param values those that are bound already, as `$1`, `$2` … */
  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** The name of a new parameter. */
  readonly bind = (value: unknown): string => `$${this.values.push(value)}`;

  all(...conditions: string[]): this {
    this.conditions.push(...conditions);
    return this;
  }

  /** `condition` is told the parameter of the value. */
  given<T>(value: T | null | undefined, condition: (parameter: string, value: T) => string): this {
    return value === null || value === undefined ? this : this.all(condition(this.bind(value), value));
  }

  /** The rest of a list after the keys that a cursor names. */
  beyond(keys: string, isBeyond: '<' | '>', after: readonly unknown[] | null | undefined): this {
    return after ? this.all(`(${keys}) ${isBeyond} (${after.map(this.bind).join(', ')})`) : this;
  }

  get sql(): string {
    return this.conditions.join(' and ') || 'true';
  }
}
