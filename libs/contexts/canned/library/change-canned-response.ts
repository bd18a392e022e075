import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { type StaffCaller, Store } from '#platform';
import { authorOf } from './author';
import { CannedResponses, withFreeShortcut } from './canned.store';
import { cannedNotFound } from './domain/canned.errors';
import type { WantedFields } from './domain/wanted-fields';
import { withKnownTeam } from './known-team';
import { Teams } from '#directory/lends';
import { checkTemplate } from '../templates/templates';

export class ChangeCannedResponse extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
    readonly changes: Partial<WantedFields>,
  ) {
    super();
  }
}

@CommandHandler(ChangeCannedResponse)
export class ChangeCannedResponseHandler implements ICommandHandler<ChangeCannedResponse> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly teams: Teams,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, cannedResponseId, changes }: ChangeCannedResponse): Promise<void> {
    const author = authorOf(by);
    const changed = this.store.transaction(async (tx) => {
      const wanted = await withKnownTeam(tx, this.teams, changes);
      const response = await this.responses.lock(tx, cannedResponseId);
      if (response.deletedAt !== null) throw cannedNotFound();
      response.change(await this.responses.inKnownCategory(tx, author, wanted, cannedResponseId), author, this.clock.now());
      checkTemplate(response.content);
    });
    return withFreeShortcut(changes.shortcut ?? null, changed);
  }
}
