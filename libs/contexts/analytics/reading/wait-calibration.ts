import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Conditions, InjectReads } from '#platform';
import type { Calibration } from '#protocol';
import type { Scope } from './scope';

const SAMPLE = 400;

/** Calibration of wait estimates: how the waits of answered chats came out beside what their customers were told first. */
export class WaitCalibration extends Query<Calibration> {
  constructor(readonly scope: Scope) {
    super();
  }
}

@QueryHandler(WaitCalibration)
export class WaitCalibrationHandler implements IQueryHandler<WaitCalibration> {
  constructor(@InjectReads() private readonly dataSource: DataSource) {}

  /** The sample is the first by a hash of the chat: even over the span, and the same each time. */
  async execute({ scope }: WaitCalibration): Promise<Calibration> {
    const where = new Conditions();
    const [from, to] = [where.bind(scope.from), where.bind(scope.to)];
    scope.conditions(where);
    const [row] = await this.dataSource.query<[Calibration]>(
      `with told as materialized (
         select f.chat_id, w.low, w.high, f.estimates_kept = 1 as kept,
           greatest(0, extract(epoch from c.queued_at - w.made_at) + f.wait / 1000.0)::float8 as waited
         from chat_figures f join chats c on c.id = f.chat_id join wait_estimates w on w.chat_id = f.chat_id
         where f.estimates = 1 and f.wait is not null and f.created_at >= ${from} and f.created_at < ${to} and ${where.sql}
       ), sample as (select * from told order by hashtext(chat_id::text), chat_id limit ${SAMPLE})
       select count(*)::int as count, count(*) filter (where kept)::int as within,
         count(*) filter (where not kept and waited < low)::int as sooner, count(*) filter (where not kept and waited >= low)::int as longer,
         (select coalesce(json_agg(json_build_object('chatId', chat_id, 'low', low, 'high', high, 'waitedSeconds', waited)), '[]') from sample) as sample
       from told`,
      where.values,
    );
    return row;
  }
}
