import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { AgentSkillDto } from '#directory';
import { IfGiven, Instant, OptionalText, PageQuery, TimeZone, WholeNumber } from '#platform';
import {
  AGENT_STATUSES,
  type AgentStatus,
  type AgentView,
  type Role,
  ROLES,
  STATUS_REASONS,
  type StatusInterval,
  type StatusReason,
  type TimeInStatus,
} from '#protocol';

export class AgentDto implements AgentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Picture; needs no token and may be cached for ever' }) avatarUrl!:
    string | null;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: AGENT_STATUSES, description: 'What routing uses: the worst of selection, connection, activity and load' })
  status!: AgentStatus;
  @ApiProperty({ enum: AGENT_STATUSES }) selectedStatus!: AgentStatus;
  @ApiProperty({ enum: STATUS_REASONS }) statusReason!: StatusReason;
  @ApiProperty({ type: String, nullable: true, description: 'Why a supervisor set it, in words' }) statusNote!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) statusSince!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastActivityAt!: string | null;
  @ApiProperty() connected!: boolean;
  @ApiProperty() activeChats!: number;
  @ApiProperty() maxConcurrentChats!: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Routing gives the agent no chat before; past or null: whenever there is a free seat',
  })
  nextChatAt!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when the seat of a closed chat stays taken at the latest, which counts in `activeChats`',
  })
  wrapUpUntil!: string | null;
  @ApiProperty({ type: [AgentSkillDto] }) skills!: AgentSkillDto[];
}

export class ColleagueDto extends PickType(AgentDto, [
  'id',
  'name',
  'avatarUrl',
  'status',
  'activeChats',
  'maxConcurrentChats',
  'skills',
]) {}

export class SetStatusDto {
  @ApiProperty({ enum: AGENT_STATUSES }) @IsIn(AGENT_STATUSES) status!: AgentStatus;
}

export class ForceStatusDto extends SetStatusDto {
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'For the agent, in words' })
  @OptionalText(500)
  reason?: string | null;
}

/** Paging of agents: without `limit` the page is the whole list. */
export class AgentsQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, description: 'Without it, everybody' })
  @WholeNumber(1, 100)
  @IfGiven
  limit?: number;
  @ApiPropertyOptional() @IsString() @MaxLength(1000) @IfGiven cursor?: string;
}

class SupervisorDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class StatusIntervalDto implements StatusInterval {
  @ApiProperty({ enum: AGENT_STATUSES }) status!: AgentStatus;
  @ApiProperty({ enum: STATUS_REASONS }) reason!: StatusReason;
  @ApiProperty({ type: String, nullable: true, description: 'Why a supervisor set it, in words' }) note!: string | null;
  @ApiProperty({ type: SupervisorDto, nullable: true, description: 'The supervisor who set it' }) by!: SupervisorDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null for the present one' }) to!: string | null;
}

export class StatusHistoryQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date-time' }) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @Instant() @IfGiven to?: string;
}

export class TimeInStatusQuery {
  @ApiProperty({ format: 'date-time' }) @Instant() from!: string;
  @ApiProperty({ format: 'date-time', description: 'At most 366 days after `from`' }) @Instant() to!: string;
  @ApiPropertyOptional({ default: 'UTC', example: 'Europe/Berlin' }) @TimeZone() @IfGiven timeZone: string = 'UTC';
}

export class TimeInStatusDto implements TimeInStatus {
  @ApiProperty({ example: '2026-11-23' }) day!: string;
  @ApiProperty({ enum: AGENT_STATUSES }) status!: AgentStatus;
  @ApiProperty() seconds!: number;
}
