import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import { authorOf } from './author';
import { CannedResponses, withFreeShortcut } from './canned.store';

/** Restores a deleted canned response, unless another one has its shortcut by now. */
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
  constructor(private readonly responses: CannedResponses) {}

  async execute({ by, cannedResponseId }: RestoreCannedResponse): Promise<void> {
    const { shortcut } = await this.responses.get(cannedResponseId);
    await withFreeShortcut(
      shortcut,
      this.responses.change(cannedResponseId, (response) => response.restore(authorOf(by))),
    );
  }
}
