import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IfGiven, Instant, PageQuery, SaysSomething, Several, SeveralOf, time, TimeZone } from '#platform';
import {
  type Breakdown,
  BREAKDOWNS,
  CLOSE_REASONS,
  type CloseReason,
  DURATION_METRICS,
  type DurationMetric,
  DURATION_STATISTICS,
  type DurationStatistic,
  type Interval,
  INTERVALS,
  PRIORITIES,
  type Priority,
  SERIES_METRICS,
  type SeriesMetric,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
} from '#protocol';
import { BEHIND_METRICS, type BehindMetric } from './reading/chats-behind';

/** Query parameter of seconds, with fractions. A text that is no number stays a text, and is refused. */
const asNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value,
);
const SEVERAL = 'comma-separated';

export class ScopeQuery {
  @ApiProperty({ ...time, description: 'Chats created at or after', example: '2026-11-01T00:00:00Z' }) @Instant() from!: string;
  @ApiProperty({ ...time, description: 'Chats created before', example: '2026-12-01T00:00:00Z' }) @Instant() to!: string;
  @ApiPropertyOptional({ description: `Ids of agents, ${SEVERAL}: then their own part of each chat` })
  @Several()
  @IsUUID(undefined, { each: true })
  @IfGiven
  agentId?: string[];
  @ApiPropertyOptional({ description: `Chats that ask for any of these skills, ${SEVERAL}` })
  @Several()
  @SaysSomething({ each: true })
  @MaxLength(60, { each: true })
  @IfGiven
  skill?: string[];
  @ApiPropertyOptional({ description: `Ids of teams, ${SEVERAL}` })
  @Several()
  @IsUUID(undefined, { each: true })
  @IfGiven
  teamId?: string[];
  @ApiPropertyOptional({ description: `Several of ${PRIORITIES.join(', ')}` }) @SeveralOf(PRIORITIES) @IfGiven priority?: Priority[];
  @ApiPropertyOptional({ description: `Chats with any of these tags, ${SEVERAL}` })
  @Several()
  @SaysSomething({ each: true })
  @MaxLength(50, { each: true })
  @IfGiven
  tag?: string[];
  @ApiPropertyOptional({ default: 'UTC', example: 'Europe/Berlin', description: 'Whose clock says what is an hour, a day, a week' })
  @TimeZone()
  @IfGiven
  timeZone: string = 'UTC';
  @ApiPropertyOptional({ description: 'T of the service level; `serviceLevelSeconds` of the settings unless given', example: 60 })
  @asNumber
  @IsNumber()
  @Min(0)
  @Max(86_400)
  @IfGiven
  withinSeconds?: number;
  @ApiPropertyOptional({ enum: SERVICE_LEVEL_FORMULAS, description: '`serviceLevelFormula` of the settings unless given' })
  @IsIn(SERVICE_LEVEL_FORMULAS)
  @IfGiven
  formula?: ServiceLevelFormula;
}

export class BreakdownQuery extends ScopeQuery {
  @ApiProperty({ enum: BREAKDOWNS }) @IsIn(BREAKDOWNS) by!: Breakdown;
}

export class IntervalQuery extends ScopeQuery {
  @ApiProperty({ enum: INTERVALS, description: '`quarter` is a quarter of an hour', example: 'day' }) @IsIn(INTERVALS) interval!: Interval;
}

export class SeriesQuery extends IntervalQuery {
  @ApiProperty({ enum: SERIES_METRICS, example: 'started' }) @IsIn(SERIES_METRICS) metric!: SeriesMetric;
}

export class SeveralSeriesQuery extends IntervalQuery {
  @ApiProperty({ description: `Several of ${SERIES_METRICS.join(', ')}`, example: 'started,answered,serviceLevel' })
  @SeveralOf(SERIES_METRICS)
  metrics!: SeriesMetric[];
  @ApiPropertyOptional({ enum: DURATION_STATISTICS, default: 'mean', description: 'How durations are told' })
  @IsIn(DURATION_STATISTICS)
  @IfGiven
  statistic: DurationStatistic = 'mean';
}

export class DistributionQuery extends ScopeQuery {
  @ApiProperty({ enum: DURATION_METRICS }) @IsIn(DURATION_METRICS) metric!: DurationMetric;
}

export class BehindQuery extends IntersectionType(ScopeQuery, PageQuery) {
  @ApiProperty({ enum: BEHIND_METRICS, example: 'abandoned' }) @IsIn(BEHIND_METRICS) metric!: BehindMetric;
  @ApiPropertyOptional({ description: `Several of ${CLOSE_REASONS.join(', ')}` })
  @SeveralOf(CLOSE_REASONS)
  @IfGiven
  closeReason?: CloseReason[];
  @ApiPropertyOptional({ description: 'Begun in this hour of the week by the time zone: 0 is Monday from midnight', example: 33 })
  @asNumber
  @IsInt()
  @Min(0)
  @Max(167)
  @IfGiven
  hourOfWeek?: number;
  @ApiPropertyOptional({ format: 'uuid', description: 'In which this canned response was used; `cannedUses` needs it' })
  @IsUUID()
  @IfGiven
  cannedResponseId?: string;
  @ApiPropertyOptional({ description: 'What it adds is at least so much', example: 30 })
  @asNumber
  @IsNumber()
  @Min(0)
  @IfGiven
  atLeast?: number;
  @ApiPropertyOptional({ description: 'What it adds is less than that', example: 60 })
  @asNumber
  @IsNumber()
  @Min(0)
  @IfGiven
  below?: number;
}
