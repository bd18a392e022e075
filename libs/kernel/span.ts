import { InvalidField } from './domain-error';

const DAY_MS = 86_400_000;

/** Half-open time span: `from` belongs to it, `to` does not. */
export class Span {
  private constructor(
    readonly from: string,
    readonly to: string,
  ) {}

  /** @throws InvalidField `/to` unless `to` is after `from`, by at most `maxDays` */
  static of(from: string, to: string, { maxDays }: { maxDays: number }): Span {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    // The negated form also refuses invalid dates, for which `days` is NaN.
    if (!(days > 0 && days <= maxDays)) throw new InvalidField('/to', `must be after from, by at most ${maxDays} days`);
    return new Span(from, to);
  }
}
