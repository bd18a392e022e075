export const MAX_SUBJECT = 200;
export const MAX_MESSAGE = 10_000;
export const MAX_EMAIL = 254;
export const MAX_ATTRIBUTES_BYTES = 16_384;

/** The fields of a patch that were given. */
export function withoutAbsent<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
