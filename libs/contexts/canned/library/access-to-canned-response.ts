import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { AccessToCannedResponse } from '#files';
import { authorOf } from './author';
import { CannedResponses } from './canned.store';
import { mustSee, mustWrite } from './domain/access';
import { cannedNotFound } from './domain/canned.errors';

@QueryHandler(AccessToCannedResponse)
export class AccessToCannedResponseHandler implements IQueryHandler<AccessToCannedResponse> {
  constructor(private readonly responses: CannedResponses) {}

  async execute({ by, cannedResponseId, to }: AccessToCannedResponse): Promise<void> {
    const response = await this.responses.get(cannedResponseId);
    if (by.type !== 'staff' || response.deletedAt !== null) throw cannedNotFound();
    if (to === 'read') mustSee(by.id, response);
    else mustWrite(authorOf(by), response);
  }
}
