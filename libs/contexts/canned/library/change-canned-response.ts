import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { authorOf } from './author';
import { CannedResponses, withFreeShortcut } from './canned.store';
import { cannedNotFound } from './domain/canned.errors';
import type { CannedFields } from './domain/canned.events';
import { checkTemplate } from '../templates/templates';

export class ChangeCannedResponse extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
    readonly changes: Partial<CannedFields>,
  ) {
    super();
  }
}

@CommandHandler(ChangeCannedResponse)
export class ChangeCannedResponseHandler implements ICommandHandler<ChangeCannedResponse> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly clock: Clock,
  ) {}

  execute({ by, cannedResponseId, changes }: ChangeCannedResponse): Promise<void> {
    const changed = this.responses.change(cannedResponseId, async (response, tx) => {
      if (response.deletedAt !== null) throw cannedNotFound();
      response.change(await this.responses.inKnownCategory(tx, by.id, changes, cannedResponseId), authorOf(by), this.clock.now());
      checkTemplate(response.content);
    });
    return withFreeShortcut(changes.shortcut ?? null, changed);
  }
}
