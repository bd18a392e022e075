import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Destination } from '#files';
import type { StaffCaller } from '#platform';
import { authorOf } from '../library/author';
import { CannedResponses } from '../library/canned.store';
import { tooManyFiles } from '../library/domain/canned.errors';

const MAX_FILES = 5;

/**
 * Destination of an upload to a canned response, for an author who may write the response.
 * @throws DomainError `canned.not_found`, `canned.shared_is_read_only`
 */
export class DestinationOfUpload extends Query<Destination> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}

@QueryHandler(DestinationOfUpload)
export class DestinationOfUploadHandler implements IQueryHandler<DestinationOfUpload> {
  constructor(private readonly responses: CannedResponses) {}

  async execute({ by, cannedResponseId: id }: DestinationOfUpload): Promise<Destination> {
    (await this.responses.get(id)).mustBeWritableBy(authorOf(by));
    return { kind: 'library', id, maxFiles: MAX_FILES, refusal: tooManyFiles(MAX_FILES) };
  }
}
