import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { PreferencesSchema, type StoredPreferences } from './own.store';

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
