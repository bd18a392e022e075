import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Store } from '#platform';
import { preferencesTooLarge } from '../staff/domain/directory.errors';

const MAX_BYTES = 16_384;

type Values = Record<string, unknown>;

/** Replaces the preferences of a user as a whole. @throws DomainError `preferences.too_large` beyond 16,384 bytes of JSON */
export class KeepPreferences extends Command<Values> {
  constructor(
    readonly userId: string,
    readonly preferences: Values,
  ) {
    super();
  }
}

@CommandHandler(KeepPreferences)
export class KeepPreferencesHandler implements ICommandHandler<KeepPreferences> {
  constructor(private readonly store: Store) {}

  async execute({ userId, preferences }: KeepPreferences): Promise<Values> {
    const json = JSON.stringify(preferences);
    if (Buffer.byteLength(json) > MAX_BYTES) throw preferencesTooLarge(MAX_BYTES);
    await this.store.transaction((tx) =>
      tx.query(
        `insert into preferences (user_id, preferences) values ($1, $2)
         on conflict (user_id) do update set preferences = excluded.preferences`,
        [userId, json],
      ),
    );
    return preferences;
  }
}
