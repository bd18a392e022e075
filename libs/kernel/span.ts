import { InvalidField } from './domain-error';

const DAY_MS = 86_400_000;

/** A stretch of time between two instants, its beginning included and its end not. */
export class Span {
  private constructor(
    readonly from: string,
    readonly to: string,
  ) {}

  /** @throws InvalidField `/to` unless it lies after `from`, by no more than `maxDays` */
  static of(from: string, to: string, { maxDays }: { maxDays: number }): Span {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    // Written so that an instant which is none is refused as well.
    if (!(days > 0 && days <= maxDays)) throw new InvalidField('/to', `must be after from, by at most ${maxDays} days`);
    return new Span(from, to);
  }
}
