import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { MayUseCannedResponse } from '#chats';
import { UsableResponses } from './usable-responses';

@QueryHandler(MayUseCannedResponse)
export class MayUseCannedResponseHandler implements IQueryHandler<MayUseCannedResponse> {
  constructor(private readonly responses: UsableResponses) {}

  async execute({ agentId, cannedResponseId }: MayUseCannedResponse): Promise<boolean> {
    return (await this.responses.find(agentId, cannedResponseId)) !== undefined;
  }
}
