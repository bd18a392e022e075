import { v7 } from 'uuid';

/** Creates an id: UUID v7, so that ids sort by creation time. */
export function newId(): string {
  return v7();
}
