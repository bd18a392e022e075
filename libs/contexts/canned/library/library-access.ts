import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { LibraryAccess } from '#files';
import { authorOf } from './author';
import { CannedResponses } from './canned.store';
import { mustSee } from './domain/access';
import { cannedNotFound } from './domain/canned.errors';

/** Answers files, for which a canned response is an item of a library. */
@QueryHandler(LibraryAccess)
export class LibraryAccessHandler implements IQueryHandler<LibraryAccess> {
  constructor(private readonly responses: CannedResponses) {}

  async execute({ by, itemId }: LibraryAccess): Promise<void> {
    const response = await this.responses.get(itemId);
    if (response.deletedAt !== null) throw cannedNotFound();
    if (by === 'signature') return;
    if (by.type !== 'staff') throw cannedNotFound();
    mustSee(authorOf(by), response);
  }
}
