import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsNumber, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { EachOnceOf, IfGiven, Instant, Line, OptionalText, time } from '#platform';
import {
  type PolicyDifference,
  type PolicyDryRun,
  type PolicyPlace,
  type PlannedAssignment,
  QUEUE_ORDERS,
  type QueueOrderName,
  type RoutingPolicy,
  type RoutingPolicyInForce,
} from '#protocol';
import { rankings } from './planner/policies';

const RANKINGS = Object.keys(rankings);
const YEAR_SECONDS = 31_536_000;

const rank = {
  enum: RANKINGS,
  isArray: true,
  description: 'The first that tells two agents apart decides, then the lower agent id',
  example: ['preferredSkills', 'lowestLoadRatio', 'longestSinceLastAssignment'],
};
const order = {
  enum: QUEUE_ORDERS,
  description: '`priority`: the higher priority, then the longer wait; `due`: whichever is due first by the targets, then those without',
};

export class SetPolicyDto {
  @ApiProperty(rank) @EachOnceOf(RANKINGS) rank!: string[];
  @ApiPropertyOptional({ ...order, description: `${order.description}. Absent: as it is` })
  @IsIn(QUEUE_ORDERS)
  @IfGiven
  queueOrder?: QueueOrderName;
  @ApiPropertyOptional({ maxLength: 80, description: 'Absent: by the number of the version' }) @Line(80) @IfGiven name?: string;
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'Why' }) @OptionalText(500) note?: string | null;
  @ApiPropertyOptional({ ...time, description: 'In force from then on, within a year; absent or past: at once' })
  @Instant()
  @IfGiven
  effectiveAt?: string;
}

export class PolicyTrialDto {
  @ApiPropertyOptional(rank) @EachOnceOf(RANKINGS) @IfGiven rank?: string[];
  @ApiPropertyOptional(order) @IsIn(QUEUE_ORDERS) @IfGiven queueOrder?: QueueOrderName;
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0.1, description: 'As the setting; null: waiting changes nothing' })
  @IsNumber()
  @Min(0.1)
  @Max(YEAR_SECONDS)
  @ValidateIf((_, value) => value !== undefined && value !== null)
  priorityAgingSeconds?: number | null;
  @ApiPropertyOptional({ minimum: 0, maximum: 86_400, description: 'As the setting' })
  @IsNumber()
  @Min(0)
  @Max(86_400)
  @IfGiven
  declineCooldownSeconds?: number;
}

export class DryRunDto {
  @ApiProperty({ type: PolicyTrialDto, description: 'What is different; what is absent is as it is now' })
  @IsDefined()
  @ValidateNested()
  @Type(() => PolicyTrialDto)
  policy!: PolicyTrialDto;
}

class AuthorDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class RoutingPolicyDto implements RoutingPolicy {
  @ApiProperty({ minimum: 1, example: 2 }) version!: number;
  @ApiProperty() name!: string;
  @ApiProperty(rank) rank!: string[];
  @ApiProperty(order) queueOrder!: QueueOrderName;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: AuthorDto, nullable: true, description: 'Null: it came with the program' }) createdBy!: AuthorDto | null;
}

class ScheduledPolicyDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: by the number of the version' }) name!: string | null;
  @ApiProperty(rank) rank!: string[];
  @ApiProperty(order) queueOrder!: QueueOrderName;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty(time) effectiveAt!: string;
  @ApiProperty({ type: AuthorDto, nullable: true }) createdBy!: AuthorDto | null;
}

export class PolicyInForceDto extends RoutingPolicyDto implements RoutingPolicyInForce {
  @ApiProperty({ type: ScheduledPolicyDto, nullable: true, description: 'What follows' }) scheduled!: ScheduledPolicyDto | null;
}

class PlannedAssignmentDto implements PlannedAssignment {
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ format: 'uuid' }) agentId!: string;
}

class PolicyPlaceDto implements PolicyPlace {
  @ApiProperty({ minimum: 1 }) position!: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: waits on' }) agentId!: string | null;
}

class PolicyDifferenceDto implements PolicyDifference {
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty() customerName!: string;
  @ApiProperty({ type: PolicyPlaceDto, nullable: true, description: 'Null: not among the first 2,000 of the queue' })
  now!: PolicyPlaceDto | null;
  @ApiProperty({ type: PolicyPlaceDto, nullable: true }) then!: PolicyPlaceDto | null;
}

export class PolicyDryRunDto implements PolicyDryRun {
  @ApiProperty({ type: [PlannedAssignmentDto], description: 'Who would get what at this moment by the policy in force' })
  now!: PlannedAssignmentDto[];
  @ApiProperty({ type: [PlannedAssignmentDto], description: 'The same by the policy that is tried' }) then!: PlannedAssignmentDto[];
  @ApiProperty({ type: [PolicyDifferenceDto], description: 'At most 200, in the order of the queue as it is' })
  differences!: PolicyDifferenceDto[];
  @ApiProperty({ description: 'How many chats another agent or another place would be for' }) differing!: number;
  @ApiProperty({ description: 'How many chats wait' }) waiting!: number;
}
