import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { IsAnybodyThere } from '#directory';
import { wordList } from '#platform';
import { PRESENT_STATUSES } from '#protocol';

@QueryHandler(IsAnybodyThere)
export class IsAnybodyThereHandler implements IQueryHandler<IsAnybodyThere> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async execute(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ there: boolean }[]>(
      `select exists (select from agents where enabled and status in (${wordList(PRESENT_STATUSES)})) as there`,
    );
    return row!.there;
  }
}
