import { useState } from 'react';
import { type Saving, useSaving } from '../../shell/useSaving';

export interface Editing<T> {
  values: T;
  /** Only what differs from what is saved. */
  changes: Partial<T>;
  isDirty: boolean;
  set: (changes: Partial<T>) => void;
  discard: () => void;
  saving: Saving;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is saved, with what was changed in a form. What others save meanwhile shows where nothing was changed here. */
export function useEditing<T extends object>(
  saved: T,
  fields: readonly string[] = Object.keys(saved),
  fieldOf?: (error: unknown) => string | undefined,
): Editing<T> {
  const [typed, setTyped] = useState<Partial<T>>({});
  const saving = useSaving(fields, fieldOf);
  const changes = Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isSame(value, saved[name as keyof T]))) as Partial<T>;
  return {
    values: { ...saved, ...typed },
    changes,
    isDirty: Object.keys(changes).length > 0,
    set: (more) => setTyped((before) => ({ ...before, ...more })),
    discard: () => {
      setTyped({});
      saving.forget();
    },
    saving,
  };
}
