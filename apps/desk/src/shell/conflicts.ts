import { localProblem, ProblemError, type Rest } from '#client/core';
import { t } from '../words';

/** Something that two people have changed. */
export interface Overlap {
  label: string;
  mine: string;
  theirs: string;
}

export type Choice = 'mine' | 'theirs';

export interface Conflict {
  overlaps: readonly Overlap[];
  /** Null: neither, for now. */
  settle: (choice: Choice | null) => void;
}

/** A value of a field in words, and what the field is called. */
export type InWords<T> = (field: keyof T & string, value: T[keyof T & string]) => { label: string; text: string };

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

let open: Conflict | null = null;
const listeners = new Set<() => void>();

function show(conflict: Conflict | null): void {
  open = conflict;
  for (const listener of listeners) listener();
}

/** What is asked of whoever saves over a colleague's change. */
export const conflicts = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: (): Conflict | null => open,
};

/** @throws ProblemError when neither is chosen */
function ask(overlaps: readonly Overlap[]): Promise<Choice> {
  open?.settle(null);
  return new Promise((resolve, reject) => {
    const settle = (choice: Choice | null): void => {
      show(null);
      if (choice) resolve(choice);
      else reject(localProblem('etag.stale', t('conflict.open'), 412));
    };
    show({ overlaps, settle });
  });
}

/**
 * Three-way merge: what is left of one's changes beside those that a colleague has saved since. Who changed the same field otherwise is
 * asked about it; what only one of both changed is not in conflict.
 * @throws ProblemError when neither version is chosen
 */
export async function reconcile<T extends object>(edit: {
  before: T;
  now: T;
  changes: Partial<T>;
  inWords: InWords<T>;
}): Promise<Partial<T>> {
  const { before, now, changes, inWords } = edit;
  const both = (Object.keys(changes) as (keyof T & string)[]).filter(
    (field) => !isSame(now[field], before[field]) && !isSame(now[field], changes[field]),
  );
  if (both.length === 0) return changes;
  const overlaps = both.map((field) => {
    const { label, text } = inWords(field, changes[field] as T[typeof field]);
    return { label, mine: text, theirs: inWords(field, now[field]).text };
  });
  if ((await ask(overlaps)) === 'mine') return changes;
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !both.includes(field as keyof T & string))) as Partial<T>;
}

/**
 * Changes what is there by its newest version, and anew when somebody was faster.
 * @param change answers what is sent of it; null: nothing
 */
export async function rewrite<V>(
  rest: Rest,
  path: string,
  change: (now: V) => object | null | Promise<object | null>,
  by: 'change' | 'put' = 'change',
): Promise<V> {
  for (;;) {
    const { value, etag } = await rest.read<V>(path);
    const body = await change(value);
    if (body === null) return value;
    try {
      return await rest[by]<V>(path, body, etag);
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'etag.stale')) throw error;
    }
  }
}

export interface Edit<V, T extends object> {
  path: string;
  before: T;
  changes: Partial<T>;
  fieldsOf: (value: V) => T;
  /** What is sent of the changes to what is there, if it is something else. */
  bodyOf?: (changes: Partial<T>, found: V) => object;
  /** `put`: it is sent as a whole. */
  by?: 'change' | 'put';
  inWords: InWords<T>;
}

/** Saves what was changed, beside what others have saved since. @returns what is there now */
export function saveChanges<V, T extends object>(rest: Rest, { path, fieldsOf, bodyOf, by, inWords, ...edit }: Edit<V, T>): Promise<V> {
  let { before, changes } = edit;
  const change = async (found: V): Promise<object | null> => {
    const now = fieldsOf(found);
    changes = await reconcile({ before, now, changes, inWords });
    before = now;
    if (Object.keys(changes).length === 0) return null;
    return bodyOf ? bodyOf(changes, found) : changes;
  };
  return rewrite(rest, path, change, by);
}
