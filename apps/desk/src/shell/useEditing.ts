import { useState } from 'react';
import { isSame } from './conflicts';
import { type Saving, useSaving } from './useSaving';

export interface Editing<T> {
  values: T;
  /** Only what differs from what is saved. */
  changes: Partial<T>;
  /** What was saved when the first change was made. */
  before: T;
  isDirty: boolean;
  set: (changes: Partial<T>) => void;
  discard: () => void;
  saving: Saving;
}

/** What is saved, with what was changed in a form. What others save meanwhile shows where nothing was changed here. */
export function useEditing<T extends object>(
  saved: T,
  fields: readonly string[] = Object.keys(saved),
  fieldOf?: (error: unknown) => string | undefined,
): Editing<T> {
  const [typed, setTyped] = useState<Partial<T>>({});
  const [before, setBefore] = useState(saved);
  const saving = useSaving(fields, fieldOf);
  const changes = Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isSame(value, saved[name as keyof T]))) as Partial<T>;
  const isDirty = Object.keys(changes).length > 0;
  return {
    values: { ...saved, ...typed },
    changes,
    before,
    isDirty,
    set: (more) => {
      if (!isDirty) setBefore(saved);
      setTyped((earlier) => ({ ...earlier, ...more }));
    },
    discard: () => {
      setTyped({});
      saving.forget();
    },
    saving,
  };
}
