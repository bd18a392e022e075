import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import type { Role } from '#protocol';
import { lastAdmin, userNotFound } from './domain/directory.errors';
import type { User } from './domain/user';
import { Users } from './directory.store';
import { hashPassword } from './passwords';

export interface UserPatch {
  name?: string;
  role?: Role;
  active?: boolean;
  password?: string;
  maxConcurrentChats?: number | null;
}

export class ChangeUser extends Command<User> {
  constructor(
    readonly userId: string,
    readonly patch: UserPatch,
  ) {
    super();
  }
}

@CommandHandler(ChangeUser)
export class ChangeUserHandler implements ICommandHandler<ChangeUser> {
  constructor(
    private readonly users: Users,
    private readonly store: Store,
  ) {}

  async execute({ userId, patch: { password, ...changes } }: ChangeUser): Promise<User> {
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return this.store.transaction(async (tx) => {
      // All admins are locked together, so that two of them cannot remove each other at once.
      const locked = await this.users.lockWhere(tx, [{ id: userId }, { role: 'admin', active: true }]);
      const user = locked.find(({ id }) => id === userId);
      if (!user) throw userNotFound(userId);
      const wasAdmin = user.isActiveAdmin;
      user.change({ ...changes, passwordHash });
      if (wasAdmin && !user.isActiveAdmin && !locked.some((each) => each.isActiveAdmin)) throw lastAdmin();
      return user;
    });
  }
}
