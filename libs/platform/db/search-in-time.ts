import { DomainError } from '#kernel';
import { isStatementTimeout } from './failures';

/** @throws DomainError `search.too_slow` when `find`, with such a search, is cut by the statement timeout */
export async function searchInTime<T>(q: string | undefined, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    throw q !== undefined && isStatementTimeout(error) ? searchTooSlow() : error;
  }
}

const searchTooSlow = (): DomainError =>
  new DomainError(
    'unavailable',
    'search.too_slow',
    'The search took too long: narrow it by a rarer word, a time (from, to) or another filter',
  );
