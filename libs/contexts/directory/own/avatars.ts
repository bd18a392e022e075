import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { newId, Store } from '#platform';
import { avatarNotFound } from '../staff/domain/directory.errors';
import { Users } from '../staff/directory.store';
import { type UserView, viewUser } from '../staff/user-views';
import { type Avatar, AvatarSchema } from './own.store';

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

/** A picture, by its id. @throws DomainError `avatar.not_found` */
export class PictureById extends Query<Buffer> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(PictureById)
export class PictureByIdHandler implements IQueryHandler<PictureById> {
  constructor(@InjectRepository(AvatarSchema) private readonly avatars: Repository<Avatar>) {}

  async execute({ id }: PictureById): Promise<Buffer> {
    const avatar = await this.avatars.findOneBy({ id });
    if (!avatar) throw avatarNotFound();
    return avatar.image;
  }
}
