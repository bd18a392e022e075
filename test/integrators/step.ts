import type { Variable } from './variables';

/** A request of the walk through the API. Texts may hold `{{variables}}`. */
export interface Step {
  /** `operationId`. */
  does: string;
  body?: unknown;
  /** Name of the file that a form sends. */
  file?: string;
  /** Path parameters that are not named as in `NAMED_BY`. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  /** Values that later requests need: JavaScript over `answer`. */
  keep?: Partial<Record<Variable, string>>;
  /** Asks again until this holds: JavaScript over `answer`. */
  until?: string;
  /** Who asks, if it is not whoever signed in. */
  as?: 'customer' | 'visitor';
  /** Name in the collection; the summary of the operation if there is none. */
  name?: string;
  /** Folder, if it is not that of its subject. */
  in?: string;
}
