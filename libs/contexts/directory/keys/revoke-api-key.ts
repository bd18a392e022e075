import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { ApiKeys } from './api-keys.store';

/** Revokes an API key: no request with it is answered any more, and its sockets are closed. */
export class RevokeApiKey extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly keyId: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  execute({ by, keyId }: RevokeApiKey): Promise<void> {
    return this.keys.change(keyId, (key) => key.revoke(by.id, this.clock.now()));
  }
}
