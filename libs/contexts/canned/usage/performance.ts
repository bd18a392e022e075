import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CannedPerformance, ChatOutcomes } from '#protocol';
import { CannedResponses } from '../library/canned.store';
import { mustSee, type Reader } from '../library/domain/access';
import type { Period } from './usage';

/** Outcomes of the closed chats that used a response, beside those of all closed chats that had an agent. */
export class PerformanceOfResponse extends Query<CannedPerformance> {
  constructor(
    readonly reader: Reader,
    readonly cannedResponseId: string,
    readonly period: Period,
  ) {
    super();
  }
}

const outcomes = (which: string): string => `
  json_build_object(
    'chats', count(*) filter (where ${which}),
    'ratings', count(score) filter (where ${which}),
    'ratingMean', avg(score) filter (where ${which}),
    'verdicts', count(resolution) filter (where ${which}),
    'resolutionRate', avg((resolution = 'resolved')::int) filter (where ${which} and resolution is not null))`;

@QueryHandler(PerformanceOfResponse)
export class PerformanceOfResponseHandler implements IQueryHandler<PerformanceOfResponse> {
  constructor(
    private readonly responses: CannedResponses,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ reader, cannedResponseId, period: { from, to } }: PerformanceOfResponse): Promise<CannedPerformance> {
    mustSee(reader, await this.responses.get(cannedResponseId));
    const [row] = await this.dataSource.query<{ used: ChatOutcomes; average: ChatOutcomes }[]>(
      `select ${outcomes('used')} as used, ${outcomes('true')} as average from (
         select (rating ->> 'score')::float8 as score, resolution, id in (select chat_id from canned_uses where canned_response_id = $1) as used
         from chats where status = 'closed' and assigned_at is not null
           and created_at >= coalesce($2, '-infinity'::timestamptz) and created_at < coalesce($3, 'infinity'::timestamptz)
       ) closed`,
      [cannedResponseId, from, to],
    );
    return { cannedResponseId, ...row! };
  }
}
