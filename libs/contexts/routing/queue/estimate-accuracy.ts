import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EstimateAccuracy } from '#protocol';

/** Accuracy of the estimates of a span: how far they were from the waits that came. */
export class AccuracyOfEstimates extends Query<EstimateAccuracy> {
  constructor(
    readonly from: string | undefined,
    readonly to: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(AccuracyOfEstimates)
export class AccuracyOfEstimatesHandler implements IQueryHandler<AccuracyOfEstimates> {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The error is the distance in seconds from the range: 0 within it, negative for a shorter wait. */
  async execute({ from, to }: AccuracyOfEstimates): Promise<EstimateAccuracy> {
    const [row] = await this.dataSource.query<EstimateAccuracy[]>(
      `select count(*)::int as count, avg((error = 0)::int)::float8 as "withinRangeRate", avg(error)::float8 as "meanErrorSeconds",
         avg(abs(error))::float8 as "meanAbsoluteErrorSeconds"
       from (
         select case when waited < low then waited - low when waited > high then waited - high else 0 end as error
         from (select e.low, e.high, extract(epoch from c.assigned_at - e.made_at) as waited
               from wait_estimates e join chats c on c.id = e.chat_id
               where c.assigned_at >= e.made_at and ($1::timestamptz is null or e.made_at >= $1) and ($2::timestamptz is null or e.made_at < $2)) waits
       ) errors`,
      [from ?? null, to ?? null],
    );
    return row!;
  }
}
