import { DomainError } from '#kernel';

export const analyticsTooSlow = () =>
  new DomainError(
    'unavailable',
    'analytics.too_slow',
    'The figures took too long: ask for a shorter span (from, to), for whole days of UTC, or with fewer filters at once',
  );
