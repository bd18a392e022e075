import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { SkillRequestDto } from '#chats';
import { EachNamedOnce, IfGiven, Instant, movedDoc, OptionalText } from '#platform';
import { type ChatSkill, type EstimateAccuracy, PRIORITIES, type Priority, type QueueRow } from '#protocol';
import type { TransferTarget } from './assignment/transfer-chat';

export class AssignDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() agentId!: string;
}

export class DeclineDto {
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true }) @OptionalText(500) reason?: string | null;
}

export class TransferDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'To this agent' }) @IfGiven @IsUUID() agentId?: string;
  @ApiPropertyOptional({ type: [SkillRequestDto], description: 'Back to the queue, for somebody with these skills' })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(20)
  @EachNamedOnce()
  @ValidateNested({ each: true })
  @Type(() => SkillRequestDto)
  @IfGiven
  skills?: SkillRequestDto[];
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Back to the queue, for this team from now on; null: for no team. Without it the chat stays for the team that it is for',
  })
  @IsUUID()
  @IsOptional()
  teamId?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true, description: 'Only staff see it' }) @OptionalText(2000) note?:
    string | null;
  @ApiPropertyOptional({ default: false, description: 'Warm: you keep the chat until the other has accepted it' })
  @IsBoolean()
  @IfGiven
  ask: boolean = false;
}

export class PreviewDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The team that the chat would be for' }) @IsUUID() @IfGiven teamId?: string;
  @ApiProperty({ type: [SkillRequestDto], description: 'What the chat would ask for' })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(20)
  @EachNamedOnce()
  @ValidateNested({ each: true })
  @Type(() => SkillRequestDto)
  skills!: SkillRequestDto[];
  @ApiPropertyOptional({ enum: PRIORITIES, default: 'normal' }) @IsIn(PRIORITIES) @IfGiven priority: Priority = 'normal';
}

export class DeclineEventDto extends DeclineDto {
  @IsUUID() chatId!: string;
}

export class TransferEventDto extends TransferDto {
  @IsUUID() chatId!: string;
}

class WaitingForDto {
  @ApiProperty({ description: 'What stands between the chat and the nearest agents', example: 'at_capacity' }) code!: string;
  @ApiProperty({ description: 'How many agents are that near' }) agents!: number;
  @ApiProperty({ type: [String], description: 'Required skills nobody has' }) skills!: readonly string[];
  @ApiPropertyOptional({ format: 'uuid', description: 'For whom alone a chat is kept that comes back from hold' }) agentId?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When that ends for the first of them; for `cooling_down` (turned it down) and `breathing` (has just got another) alone',
  })
  until?: string;
}

export class QueueRowDto implements QueueRow {
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ minimum: 1 }) position!: number;
  @ApiProperty({ enum: PRIORITIES }) priority!: Priority;
  @ApiProperty({ type: [Object] }) skills!: ChatSkill[];
  @ApiProperty({ type: 'integer', minimum: 1, description: 'How many seats of an agent it takes' }) weight!: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) teamId!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Whose the chat was until its hold ended; it goes before all others',
  })
  returnsTo!: string | null;
  @ApiProperty() customerName!: string;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ type: String, nullable: true, maxLength: 140, description: 'The beginning of what the customer said first' }) preview!:
    string | null;
  @ApiProperty({ type: String, format: 'date-time' }) queuedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When a target says that the customer is to be answered' })
  dueAt!: string | null;
  @ApiProperty() waitedSeconds!: number;
  @ApiProperty({ type: Object, nullable: true, description: '`{low, high}`; null when there is too little history' })
  estimatedWaitSeconds!: QueueRow['estimatedWaitSeconds'];
  @ApiPropertyOptional({ type: WaitingForDto, nullable: true }) waitingFor!: WaitingForDto | null;
}

export class QueuePageDto {
  @ApiProperty({ type: [QueueRowDto] }) data!: QueueRowDto[];
  @ApiProperty() total!: number;
  @ApiProperty() longestWaitSeconds!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
  @ApiPropertyOptional(movedDoc) moved?: true;
}

export class DecisionQuery {
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'As of the last decision until then, e.g. the `at` of an entry of `GET /chats/:id/history`',
  })
  @Instant()
  @IfGiven
  at?: string;
}

export class SpanQuery {
  @ApiPropertyOptional({ format: 'date-time' }) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @Instant() @IfGiven to?: string;
}

export class EstimateAccuracyDto implements EstimateAccuracy {
  @ApiProperty() count!: number;
  @ApiProperty({ type: Number, nullable: true }) withinRangeRate!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Distance from the range; negative when shorter than promised' })
  meanErrorSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) meanAbsoluteErrorSeconds!: number | null;
}

export function targetOf({ agentId, skills, teamId, note, ask }: TransferDto): TransferTarget {
  return { agentId, teamId, skills: skills?.map((skill) => ({ ...skill })), note: note ?? null, ask };
}
