import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Teams } from '#directory/lends';
import { type StaffCaller, Store } from '#platform';
import { authorOf } from './author';
import { CannedResponses, withFreeShortcut } from './canned.store';

/** Restores a deleted canned response, unless another one has its shortcut by now, or its team is no more. */
export class RestoreCannedResponse extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}

@CommandHandler(RestoreCannedResponse)
export class RestoreCannedResponseHandler implements ICommandHandler<RestoreCannedResponse> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly teams: Teams,
    private readonly store: Store,
  ) {}

  async execute({ by, cannedResponseId }: RestoreCannedResponse): Promise<void> {
    // What is deleted is not changed, so that both are as they were.
    const { shortcut, teamId } = await this.responses.get(cannedResponseId);
    const restored = this.store.transaction(async (tx) => {
      const team = teamId === null ? undefined : await this.teams.keep(tx, { teamId });
      const response = await this.responses.lock(tx, cannedResponseId);
      response.restore(authorOf(by), team?.id ?? null);
    });
    await withFreeShortcut(shortcut, restored);
  }
}
