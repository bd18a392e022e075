import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsNumber, IsUUID, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { EachOnceOf, IfGiven, Instant, time } from '#platform';
import {
  QUEUE_ORDERS,
  type QueueOrderName,
  SIMULATION_FAILURES,
  SIMULATION_STATES,
  type SimulationChanges,
  type SimulationFailure,
  type SimulationResult,
  type SimulationState,
  type SimulationView,
} from '#protocol';
import { RANKING_NAMES } from '#simulator';

const YEAR_SECONDS = 31_536_000;
const maybe = { type: Number, nullable: true } as const;
const rate = { ...maybe, minimum: 0, maximum: 1, example: 0.86 } as const;

export class SimulationChangesDto implements SimulationChanges {
  @ApiPropertyOptional({ description: 'So many agents more', example: 1 }) @IsInt() @Min(0) @Max(50) @IfGiven addAgents?: number;
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'They are like this agent was; without it they have all skills, the usual limit, and are there whenever anybody was',
  })
  @IsUUID()
  @IfGiven
  likeAgentId?: string;
  @ApiPropertyOptional({ description: 'Limit of everybody', example: 4 }) @IsInt() @Min(1) @Max(100) @IfGiven maxConcurrentChats?: number;
  @ApiPropertyOptional({ ...maybe, description: 'As the setting; null: waiting changes nothing', example: 300 })
  @IsNumber()
  @Min(0.1)
  @Max(YEAR_SECONDS)
  @ValidateIf((_, value) => value !== undefined && value !== null)
  priorityAgingSeconds?: number | null;
  @ApiPropertyOptional({ enum: QUEUE_ORDERS, description: 'Which chat goes first; `due`: by the targets as they are now' })
  @IsIn(QUEUE_ORDERS)
  @IfGiven
  queueOrder?: QueueOrderName;
  @ApiPropertyOptional({ enum: RANKING_NAMES, isArray: true, description: 'What tells two agents apart, in this order' })
  @EachOnceOf(RANKING_NAMES)
  @IfGiven
  rank?: string[];
}

export class StartSimulationDto {
  @ApiProperty({ ...time, description: 'Chats created at or after', example: '2026-11-26T00:00:00Z' }) @Instant() from!: string;
  @ApiProperty({ ...time, description: 'Chats created before; not in the future', example: '2026-11-27T00:00:00Z' }) @Instant() to!: string;
  @ApiProperty({ type: SimulationChangesDto, description: 'Nothing: how well the model fits' })
  @IsDefined()
  @ValidateNested()
  @Type(() => SimulationChangesDto)
  changes!: SimulationChangesDto;
}

class HappenedDto {
  @ApiProperty() offered!: number;
  @ApiProperty() answered!: number;
  @ApiProperty() abandoned!: number;
  @ApiProperty() unserved!: number;
  @ApiProperty(rate) serviceLevel!: number | null;
  @ApiProperty({ ...maybe, description: 'Mean wait of those answered' }) asaSeconds!: number | null;
  @ApiProperty(maybe) p90Seconds!: number | null;
  @ApiProperty(maybe) longestWaitSeconds!: number | null;
  @ApiProperty(rate) abandonment!: number | null;
}

class SimulatedFiguresDto {
  @ApiProperty({ ...rate, description: 'Answered within `serviceLevelSeconds`, of all that came' }) serviceLevel!: number | null;
  @ApiProperty(maybe) asaSeconds!: number | null;
  @ApiProperty(maybe) p90Seconds!: number | null;
  @ApiProperty(maybe) longestWaitSeconds!: number | null;
  @ApiProperty(rate) abandonment!: number | null;
  @ApiProperty(maybe) answered!: number | null;
  @ApiProperty({ ...maybe, description: 'Nobody was ever there for them' }) unserved!: number | null;
  @ApiProperty({ ...rate, description: 'Of the seats while agents were there, those taken, by wrapping up as well' }) occupancy!:
    number | null;
  @ApiProperty({ ...rate, description: 'Of the agents’ time, that with any seat taken' }) busy!: number | null;
  @ApiProperty(maybe) agents!: number | null;
}

class SimulatedSkillDto {
  @ApiProperty({ description: '`(none)`: chats that ask for none' }) name!: string;
  @ApiProperty({ type: SimulatedFiguresDto }) before!: SimulatedFiguresDto;
  @ApiProperty({ type: SimulatedFiguresDto }) after!: SimulatedFiguresDto;
}

class SimulatedHourDto {
  @ApiProperty({ description: 'Since the beginning of the span' }) fromSeconds!: number;
  @ApiProperty() chats!: number;
  @ApiProperty({ description: 'Mean wait in seconds, of all that came then' }) happened!: number;
  @ApiProperty() before!: number;
  @ApiProperty() after!: number;
}

class SimulationResultDto implements SimulationResult {
  @ApiProperty() chats!: number;
  @ApiProperty({ description: 'Pairs of runs with the same customers, of which the figures are means', example: 20 }) runs!: number;
  @ApiProperty({ type: HappenedDto, description: 'How it really was' }) happened!: HappenedDto;
  @ApiProperty({ type: SimulatedFiguresDto, description: 'Simulated as it was: how well the model fits' }) before!: SimulatedFiguresDto;
  @ApiProperty({ type: SimulatedFiguresDto, description: 'Simulated with what is different' }) after!: SimulatedFiguresDto;
  @ApiProperty({
    type: Object,
    description: '`after` minus `before` by figure: the mean of the pairs and its standard error',
    example: { asaSeconds: { mean: -12.4, standardError: 1.1 } },
  })
  difference!: SimulationResult['difference'];
  @ApiProperty({ type: [SimulatedSkillDto] }) skills!: SimulatedSkillDto[];
  @ApiProperty({ type: [SimulatedHourDto], description: 'By the hour in which chats came' }) hours!: SimulatedHourDto[];
}

export class SimulationDto implements SimulationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: SIMULATION_STATES }) state!: SimulationState;
  @ApiProperty({ minimum: 0, maximum: 1 }) progress!: number;
  @ApiProperty(time) from!: string;
  @ApiProperty(time) to!: string;
  @ApiProperty({ type: SimulationChangesDto }) changes!: SimulationChangesDto;
  @ApiProperty() serviceLevelSeconds!: number;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ type: SimulationResultDto, nullable: true }) result!: SimulationResult | null;
  @ApiProperty({ enum: SIMULATION_FAILURES, nullable: true }) failure!: SimulationFailure | null;
}
