import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { authorOf } from './author';
import { CannedResponses } from './canned.store';
import { cannedNotFound } from './domain/canned.errors';

/** Deletes a canned response. The row stays, so that its author can restore it. */
export class DeleteCannedResponse extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}

@CommandHandler(DeleteCannedResponse)
export class DeleteCannedResponseHandler implements ICommandHandler<DeleteCannedResponse> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly clock: Clock,
  ) {}

  execute({ by, cannedResponseId }: DeleteCannedResponse): Promise<void> {
    return this.responses.change(cannedResponseId, (response) => {
      if (response.deletedAt !== null) throw cannedNotFound();
      response.delete(authorOf(by), this.clock.now());
    });
  }
}
