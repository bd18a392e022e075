import { useState } from 'react';
import { fieldsIn, messageOf } from './problems';

export interface Saving {
  isBusy: boolean;
  /** What is wrong with a field. */
  errorOf: (field: string) => string | null;
  /** What went wrong otherwise. */
  problem: string | null;
  /** @returns whether it was done; what was refused is said by `errorOf` and `problem` */
  save: (work: () => Promise<unknown>) => Promise<boolean>;
  forget: () => void;
}

/**
 * A form on its way to the server, and what the server says against it.
 * @param fields those that the form shows: what concerns others is said as a problem of the whole
 * @param fieldOf a field that a refusal without one is about
 */
export function useSaving(fields: readonly string[], fieldOf: (error: unknown) => string | undefined = () => undefined): Saving {
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const forget = (): void => {
    setWrong({});
    setProblem(null);
  };
  function refused(error: unknown): void {
    const all = fieldsIn(error);
    const own = fieldOf(error);
    const shown =
      own === undefined ? Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field))) : { [own]: messageOf(error) };
    setWrong(shown);
    if (Object.keys(shown).length === 0) setProblem(messageOf(error));
  }
  return {
    isBusy,
    errorOf: (field) => wrong[field] ?? null,
    problem,
    forget,
    save: async (work) => {
      setBusy(true);
      forget();
      try {
        await work();
        return true;
      } catch (error) {
        refused(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
