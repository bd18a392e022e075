import { type Aggregate, DomainError, type DomainEvent, type DomainEventType } from '..';

type Fact = [type: DomainEventType, values?: object];

class Outcome {
  constructor(
    private readonly events: DomainEvent[],
    private readonly error: unknown,
  ) {}

  /** Exactly these, in this order. */
  records(...facts: Fact[]): void {
    if (this.error !== undefined) throw this.error as Error;
    expect(this.events.map((event) => event.constructor.name)).toEqual(facts.map(([type]) => type.name));
    this.events.forEach((event, i) => expect(event).toMatchObject(facts[i]![1] ?? {}));
  }

  recordsNothing(): void {
    this.records();
  }

  /** With this code, and nothing was recorded. */
  refuses(code: string): void {
    expect(this.error).toBeInstanceOf(DomainError);
    expect((this.error as DomainError).code).toBe(code);
    expect(this.events).toEqual([]);
  }
}

/** An aggregate with a past; what is asked of it next shows in what it records. */
export function given<A extends Aggregate>(aggregate: A, ...past: ((aggregate: A) => unknown)[]) {
  for (const step of past) step(aggregate);
  aggregate.releaseEvents();
  return {
    when(ask: (aggregate: A) => unknown): Outcome {
      let error: unknown;
      try {
        ask(aggregate);
      } catch (refusal) {
        error = refusal;
      }
      return new Outcome(aggregate.releaseEvents(), error);
    },
  };
}
