import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId, Store } from '#platform';
import { Users } from '../staff/directory.store';
import { type UserView, viewUser } from '../staff/user-views';

/** Gives a user a picture, or with null takes it away. The one before is gone, and its address with it. */
export class SetAvatar extends Command<UserView> {
  constructor(
    readonly userId: string,
    /** WebP, drawn by us. */
    readonly image: Buffer | null,
  ) {
    super();
  }
}

@CommandHandler(SetAvatar)
export class SetAvatarHandler implements ICommandHandler<SetAvatar> {
  constructor(
    private readonly users: Users,
    private readonly store: Store,
  ) {}

  execute({ userId, image }: SetAvatar): Promise<UserView> {
    return this.store.transaction(async (tx) => {
      const user = await this.users.lock(tx, userId);
      await tx.query('delete from avatars where user_id = $1', [userId]);
      const avatarId = image && newId();
      if (image) await tx.query('insert into avatars (id, user_id, image) values ($1, $2, $3)', [avatarId, userId, image]);
      if (avatarId !== user.avatarId) user.change({ avatarId });
      return viewUser(user);
    });
  }
}
