import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import type { Role } from '#protocol';
import type { User } from './domain/user';
import { changeKeepingAnAdmin } from './change-keeping-an-admin';
import { Users } from './directory.store';
import { Passwords } from './passwords';

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
    private readonly passwords: Passwords,
  ) {}

  async execute({ userId, patch: { password, ...changes } }: ChangeUser): Promise<User> {
    const passwordHash = password === undefined ? undefined : await this.passwords.hash(password);
    return this.store.transaction((tx) =>
      changeKeepingAnAdmin(this.users, tx, userId, (user) => user.change({ ...changes, passwordHash })),
    );
  }
}
