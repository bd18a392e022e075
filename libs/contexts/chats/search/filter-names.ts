import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Skills } from '#directory/lends';
import { nameKey } from '#kernel';
import type { ChatFilters } from './chat-filters';

/** Looks up the names of filters as chats have them, before chats are read: for a name that no chat can have, none is. */
@Injectable()
export class FilterNames {
  constructor(
    private readonly skills: Skills,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async asStored<Filters extends ChatFilters>(filters: Filters): Promise<Filters> {
    const [skill, tag] = await Promise.all([
      filters.skill && this.skills.everCalled(filters.skill),
      filters.tag && this.tagsCalled(filters.tag),
    ]);
    return { ...filters, ...(skill && { skill }), ...(tag && { tag }) };
  }

  private async tagsCalled(names: string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>('select name from tags where key = any($1)', [names.map(nameKey)]);
    return rows.map(({ name }) => name);
  }
}
