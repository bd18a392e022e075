import { useNavigate, useSearch } from '@tanstack/react-router';

/** What the address of a page under `/admin` says besides the page. */
export interface AdminSearch {
  q?: string;
  role?: string;
  active?: string;
  category?: string;
  scope?: string;
  unused?: string;
  state?: string;
  event?: string;
  actor?: string;
  target?: string;
  from?: string;
  to?: string;
  /** What is open: an id or a name, or `new`. */
  open?: string;
  /** A part of what is open. */
  part?: string;
}

const NAMES = [
  'q',
  'role',
  'active',
  'category',
  'scope',
  'unused',
  'state',
  'event',
  'actor',
  'target',
  'from',
  'to',
  'open',
  'part',
] as const;

/** Addresses are typed by anybody: what is no text is a text that looks like a number, or nothing. */
export function readSearch(found: Record<string, unknown>): AdminSearch {
  const given = NAMES.flatMap((name) => {
    const value = found[name];
    return ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? [[name, String(value).slice(0, 200)]] : [];
  });
  return Object.fromEntries(given) as AdminSearch;
}

export type SetSearch = (changes: AdminSearch, options?: { replace?: boolean; ignoreBlocker?: boolean }) => void;

/**
 * What the page shows, as its address says it. Undefined takes a part out of the address; `ignoreBlocker` is for whoever has just saved.
 */
export function useAdminSearch(): [AdminSearch, SetSearch] {
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const set: SetSearch = (changes, options = {}) =>
    void navigate({ to: '.', search: (before: Record<string, unknown>) => readSearch({ ...before, ...changes }), ...options });
  return [search, set];
}

/** A path of the server with what is to be asked for; what is undefined or empty is not asked. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}
