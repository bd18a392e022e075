import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { MayUseCannedResponse } from '#chats';
import { authorOf } from '../library/author';
import { UsableResponses } from './usable-responses';

@QueryHandler(MayUseCannedResponse)
export class MayUseCannedResponseHandler implements IQueryHandler<MayUseCannedResponse> {
  constructor(private readonly responses: UsableResponses) {}

  async execute({ by, cannedResponseId }: MayUseCannedResponse): Promise<boolean> {
    return (await this.responses.find(authorOf(by), cannedResponseId)) !== undefined;
  }
}
