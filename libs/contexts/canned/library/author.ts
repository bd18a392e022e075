import { hasRole, type StaffCaller } from '#platform';
import type { Author } from './domain/access';

export function authorOf(caller: StaffCaller): Author {
  return { id: caller.id, writesShared: hasRole(caller, 'supervisor') };
}
