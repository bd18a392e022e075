import type { Transaction } from '#platform';
import { lastAdmin, userNotFound } from './domain/directory.errors';
import type { User } from './domain/user';
import type { Users } from './directory.store';

/**
 * Changes a user under the lock of all admins, so that two of them cannot remove each other at once.
 * @throws DomainError `user.not_found`, `user.last_admin`
 */
export async function changeKeepingAnAdmin(users: Users, tx: Transaction, userId: string, change: (user: User) => void): Promise<User> {
  const locked = await users.lockWhere(tx, [{ id: userId }, { role: 'admin', active: true }]);
  const user = locked.find(({ id }) => id === userId);
  if (!user) throw userNotFound(userId);
  const wasAdmin = user.isActiveAdmin;
  change(user);
  if (wasAdmin && !user.isActiveAdmin && !locked.some((each) => each.isActiveAdmin)) throw lastAdmin();
  return user;
}
