import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, type StaffCaller, Store } from '#platform';
import { authorOf } from './author';
import { CannedResponses, withFreeShortcut } from './canned.store';
import { Teams } from '#directory/lends';
import { CannedResponse } from './domain/canned-response';
import type { WantedFields } from './domain/wanted-fields';
import { withKnownTeam } from './known-team';
import { checkTemplate } from '../templates/templates';

/** Creates a canned response; returns its id. */
export class CreateCannedResponse extends Command<string> {
  constructor(
    readonly by: StaffCaller,
    readonly fields: WantedFields,
  ) {
    super();
  }
}

@CommandHandler(CreateCannedResponse)
export class CreateCannedResponseHandler implements ICommandHandler<CreateCannedResponse> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly teams: Teams,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, fields }: CreateCannedResponse): Promise<string> {
    const author = authorOf(by);
    const created = this.store.once(async (tx) => {
      const wanted = { teamId: null, ...(await withKnownTeam(tx, this.teams, fields)) };
      const response = new CannedResponse(newId(), await this.responses.inKnownCategory(tx, author, wanted), author, this.clock.now());
      checkTemplate(fields.content);
      return this.responses.add(tx, response).id;
    });
    return withFreeShortcut(fields.shortcut, created);
  }
}
