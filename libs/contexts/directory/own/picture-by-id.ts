import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { avatarNotFound } from '../staff/domain/directory.errors';
import { type Avatar, AvatarSchema } from './own.store';

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
