import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { HasCannedResponse } from '#chats';
import { UsableResponses } from './usable-responses';

@QueryHandler(HasCannedResponse)
export class HasCannedResponseHandler implements IQueryHandler<HasCannedResponse> {
  constructor(private readonly responses: UsableResponses) {}

  async execute({ agentId, cannedResponseId }: HasCannedResponse): Promise<boolean> {
    return (await this.responses.find(agentId, cannedResponseId)) !== undefined;
  }
}
