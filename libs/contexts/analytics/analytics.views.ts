import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ChatDto } from '#chats';
import {
  type AgentFigures,
  type Attained,
  type Breakdown,
  type BreakdownRow,
  BREAKDOWNS,
  type Calibration,
  type CannedFigures,
  type ChatBehind,
  type Distribution,
  DURATION_STATISTICS,
  type Durations,
  type DurationStatistic,
  type Figures,
  type FiguresBy,
  type Interval,
  INTERVALS,
  type Series,
  SERIES_METRICS,
  type SeriesMetric,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
  type TimeSeries,
} from '#protocol';

const maybe = { type: Number, nullable: true } as const;
const rate = { ...maybe, minimum: 0, maximum: 1, example: 0.86 } as const;
const NO_TIME = 'null where chats are told apart by what they are about';

class DurationsDto implements Durations {
  @ApiProperty({ example: 48 }) count!: number;
  @ApiProperty({ ...maybe, example: 31.4 }) mean!: number | null;
  @ApiProperty({ ...maybe, description: 'Percentiles: within 2 % of a value that was measured', example: 22.1 }) p50!: number | null;
  @ApiProperty({ ...maybe, example: 71 }) p90!: number | null;
  @ApiProperty({ ...maybe, example: 140.2 }) p99!: number | null;
}

class ChatCountsDto {
  @ApiProperty({ description: 'Of an agent: chats that it had' }) started!: number;
  @ApiProperty({ description: 'Came to an agent, at least once; of an agent: out of the queue to it' }) answered!: number;
  @ApiProperty({ description: 'Their customer gave up before any agent had them' }) abandoned!: number;
  @ApiProperty({ description: 'Of these, within `shortAbandonSeconds`' }) shortAbandoned!: number;
  @ApiProperty({ description: 'Of an agent: had by it at the end' }) closed!: number;
}

class ServiceLevelDto {
  @ApiProperty({ example: 60 }) withinSeconds!: number;
  @ApiProperty(rate) rate!: number | null;
  @ApiProperty({ enum: SERVICE_LEVEL_FORMULAS }) formula!: ServiceLevelFormula;
}

class RatingsDto {
  @ApiProperty({ ...maybe, example: 4.6 }) mean!: number | null;
  @ApiProperty() count!: number;
  @ApiProperty({ type: Object, description: 'By score, 1 to 5', example: { 1: 0, 2: 1, 3: 2, 4: 9, 5: 30 } })
  distribution!: Figures['rating']['distribution'];
}

class TransfersDto {
  @ApiProperty() count!: number;
  @ApiProperty({ ...maybe, description: 'Of those that an agent had', example: 0.08 }) perChat!: number | null;
}

class MessageCountsDto {
  @ApiProperty() agent!: number;
  @ApiProperty() customer!: number;
}

class FairnessDto {
  @ApiProperty({ ...maybe, description: 'Jain’s index of chats per hour online: 1 when all have the same', example: 0.97 }) jain!:
    number | null;
  @ApiProperty() offers!: number;
  @ApiProperty({ description: 'Declined, or let pass' }) refusals!: number;
}

class AttainedDto implements Attained {
  @ApiProperty({ description: 'In time' }) met!: number;
  @ApiProperty({ description: 'Responses that a target bound' }) count!: number;
  @ApiProperty({ ...rate, description: 'Met, of those' }) rate!: number | null;
}

class AttainmentDto {
  @ApiProperty({ type: AttainedDto }) firstResponse!: AttainedDto;
  @ApiProperty({ type: AttainedDto }) reply!: AttainedDto;
}

class EstimatesDto {
  @ApiProperty({ description: 'Waits that came within what was said' }) within!: number;
  @ApiProperty({ description: 'Waits that were foretold' }) count!: number;
}

export class FiguresDto implements Figures {
  @ApiProperty({ type: ChatCountsDto }) chats!: ChatCountsDto;
  @ApiProperty({ type: DurationsDto, description: 'Until an agent had it; the mean is the ASA' }) waitSeconds!: DurationsDto;
  @ApiProperty({ type: DurationsDto, description: 'Until an agent’s first message' }) firstResponseSeconds!: DurationsDto;
  @ApiProperty({ type: DurationsDto, description: 'From the first message that waited to the answer' }) responseSeconds!: DurationsDto;
  @ApiProperty({ type: DurationsDto, description: 'With agents, of closed chats, without the time on hold; the mean is the AHT' })
  handleSeconds!: DurationsDto;
  @ApiProperty({ type: DurationsDto, description: 'On hold, of closed chats that were' }) heldSeconds!: DurationsDto;
  @ApiProperty(rate) resolutionRate!: number | null;
  @ApiProperty({ ...rate, description: 'Resolved, and the customer did not come back within 7 days' }) firstContactResolutionRate!:
    number | null;
  @ApiProperty({ ...rate, description: 'Without short ones' }) abandonmentRate!: number | null;
  @ApiProperty({ description: 'The customer said nothing once an agent had the chat, and it was not resolved' }) silentAbandoned!: number;
  @ApiProperty({ type: ServiceLevelDto }) serviceLevel!: ServiceLevelDto;
  @ApiProperty({ type: RatingsDto }) rating!: RatingsDto;
  @ApiProperty({ type: TransfersDto }) transfers!: TransfersDto;
  @ApiProperty({ type: MessageCountsDto }) messages!: MessageCountsDto;
  @ApiProperty({ ...maybe, description: `Agents’ own clock with chats, over the chats they had; ${NO_TIME}` }) agentHandleSeconds!:
    number | null;
  @ApiProperty({ ...rate, description: `Of the time online, that with any chat; ${NO_TIME}` }) occupancy!: number | null;
  @ApiProperty({ ...rate, description: `Of the seats while online, those taken; ${NO_TIME}` }) utilisation!: number | null;
  @ApiProperty({ ...maybe, description: `Online or busy; ${NO_TIME}` }) onlineSeconds!: number | null;
  @ApiProperty({ type: FairnessDto }) fairness!: FairnessDto;
  @ApiProperty({ type: AttainmentDto, description: 'Of the targets of `GET /targets` that bound at the time' }) attainment!: AttainmentDto;
  @ApiProperty({ type: EstimatesDto }) estimates!: EstimatesDto;
}

export class AgentFiguresDto extends FiguresDto implements AgentFigures {
  @ApiProperty({ format: 'uuid' }) agentId!: string;
  @ApiProperty() name!: string;
}

class BreakdownRowDto extends FiguresDto implements BreakdownRow {
  @ApiProperty({ description: 'An agent’s id, a name, or the hour of the week from 0 (Monday, midnight) to 167' }) key!: string;
  @ApiPropertyOptional() name?: string;
}

export class FiguresByDto implements FiguresBy {
  @ApiProperty({ enum: BREAKDOWNS }) by!: Breakdown;
  @ApiProperty({ type: [BreakdownRowDto] }) data!: BreakdownRowDto[];
}

class PointDto {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ ...maybe, description: 'A count, a mean in seconds, a rate; null where there is nothing to divide by' }) value!:
    number | null;
}

export class TimeSeriesDto implements TimeSeries {
  @ApiProperty({ enum: SERIES_METRICS }) metric!: SeriesMetric;
  @ApiProperty({ enum: INTERVALS }) interval!: Interval;
  @ApiProperty({ type: [PointDto] }) data!: PointDto[];
}

class SeriesPointDto {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ type: Object, description: 'By metric', example: { started: 42, serviceLevel: 0.86, rating: null } })
  values!: Series['data'][number]['values'];
}

export class SeriesDto implements Series {
  @ApiProperty({ enum: INTERVALS }) interval!: Interval;
  @ApiProperty({ enum: DURATION_STATISTICS }) statistic!: DurationStatistic;
  @ApiProperty({ type: [SeriesPointDto] }) data!: SeriesPointDto[];
}

class ForetoldDto {
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ description: 'Seconds, as all of these', example: 60 }) low!: number;
  @ApiProperty({ example: 180 }) high!: number;
  @ApiProperty({ description: 'From the estimate until an agent had the chat', example: 95.4 }) waitedSeconds!: number;
}

export class CalibrationDto implements Calibration {
  @ApiProperty({ description: 'Answered chats whose wait was foretold' }) count!: number;
  @ApiProperty({ description: 'Of these, answered within the range' }) within!: number;
  @ApiProperty() sooner!: number;
  @ApiProperty() longer!: number;
  @ApiProperty({ type: [ForetoldDto], description: 'At most 400, chosen evenly' }) sample!: ForetoldDto[];
}

class BucketDto {
  @ApiProperty({ description: 'Seconds, included' }) from!: number;
  @ApiProperty({ ...maybe, description: 'Seconds, not included; null: and more' }) to!: number | null;
  @ApiProperty() count!: number;
}

export class DistributionDto implements Distribution {
  @ApiProperty({ type: [BucketDto] }) buckets!: BucketDto[];
  @ApiProperty(maybe) p50!: number | null;
  @ApiProperty(maybe) p90!: number | null;
  @ApiProperty(maybe) p99!: number | null;
}

export class ChatBehindDto extends ChatDto implements ChatBehind {
  @ApiProperty({ description: 'What it adds: 1, how often, its score, or seconds; of several responses the slowest' }) value!: number;
}

class AgentUsesDto {
  @ApiProperty({ format: 'uuid' }) agentId!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty() count!: number;
}

class CannedRatingDto {
  @ApiProperty({ ...maybe, example: 4.4 }) mean!: number | null;
  @ApiProperty() count!: number;
}

export class CannedFiguresDto implements CannedFigures {
  @ApiProperty({ format: 'uuid' }) cannedResponseId!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Messages that were made of it' }) uses!: number;
  @ApiProperty({ ...rate, nullable: false, description: 'Of these, those whose text was changed before it was sent' }) editedRate!: number;
  @ApiProperty({ type: [AgentUsesDto], description: 'By whom, the most first' }) byAgent!: AgentUsesDto[];
  @ApiProperty({ description: 'Chats in which it was used' }) chats!: number;
  @ApiProperty({ ...rate, description: 'Of these chats with a verdict, those resolved' }) resolutionRate!: number | null;
  @ApiProperty({ type: CannedRatingDto, description: 'Of these chats' }) rating!: CannedRatingDto;
}
