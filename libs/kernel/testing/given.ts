import { type Aggregate, DomainError, type DomainEvent, type DomainEventType } from '..';

type Fact = [type: DomainEventType, values?: object];

class Outcome {
  constructor(
    private readonly events: DomainEvent[],
    private readonly error: unknown,
  ) {}

  /** Expects exactly these events, in this order. */
  records(...facts: Fact[]): void {
    if (this.error !== undefined) throw this.error as Error;
    expect(this.events.map((event) => event.constructor.name)).toEqual(facts.map(([type]) => type.name));
    this.events.forEach((event, i) => expect(event).toMatchObject(facts[i]![1] ?? {}));
  }

  recordsNothing(): void {
    this.records();
  }

  /** Expects an error with this code, and no recorded event. */
  refuses(code: string): void {
    expect(this.error).toBeInstanceOf(DomainError);
    expect((this.error as DomainError).code).toBe(code);
    expect(this.events).toEqual([]);
  }
}

/**
 * Puts an aggregate into a state by calling its methods and forgets the events of that; `when` then returns what the tested call recorded
 * or refused.
 */
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
