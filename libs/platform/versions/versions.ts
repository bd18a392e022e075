import type { Type } from '@nestjs/common';

export const VERSIONED = 'switchboard:versioned';

/** What has versions: a `Collection`. */
export interface Versions {
  table: string;
  versionOf(id: string): Promise<string | undefined>;
}

export interface Versioned {
  collection: Type<Versions>;
  /** Id of the only row, where the route names none. */
  id?: string;
}
