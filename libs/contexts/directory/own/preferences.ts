import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Store } from '#platform';
import { preferencesTooLarge } from '../staff/domain/directory.errors';
import { PreferencesSchema, type StoredPreferences } from './own.store';

const MAX_BYTES = 16_384;

type Values = Record<string, unknown>;

/** The preferences of a user; empty until it chose some. */
export class PreferencesOf extends Query<Values> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(PreferencesOf)
export class PreferencesOfHandler implements IQueryHandler<PreferencesOf> {
  constructor(@InjectRepository(PreferencesSchema) private readonly rows: Repository<StoredPreferences>) {}

  async execute({ userId }: PreferencesOf): Promise<Values> {
    return (await this.rows.findOneBy({ userId }))?.preferences ?? {};
  }
}

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
