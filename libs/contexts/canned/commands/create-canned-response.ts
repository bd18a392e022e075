import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, type StaffCaller, Store } from '#platform';
import { authorOf } from '../author';
import { CannedResponses, withFreeShortcut } from '../canned.store';
import type { CannedFields } from '../domain/canned.events';
import { CannedResponse } from '../domain/canned-response';
import { checkTemplate } from '../templates';

/** Writes down a new canned response; answers its id. */
export class CreateCannedResponse extends Command<string> {
  constructor(
    readonly by: StaffCaller,
    readonly fields: CannedFields,
  ) {
    super();
  }
}

@CommandHandler(CreateCannedResponse)
export class CreateCannedResponseHandler implements ICommandHandler<CreateCannedResponse> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, fields }: CreateCannedResponse): Promise<string> {
    const response = new CannedResponse(newId(), fields, authorOf(by), this.clock.now());
    checkTemplate(fields.content);
    return withFreeShortcut(fields.shortcut, this.store.transaction(async (tx) => this.responses.add(tx, response).id));
  }
}
