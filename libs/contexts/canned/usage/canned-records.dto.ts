import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, Instant, PageQuery, time } from '#platform';
import {
  type CannedHistoryEntry,
  type CannedPerformance,
  type CannedUsageRow,
  type CannedUseView,
  type ChatOutcomes,
  SENDER_TYPES,
  type SenderType,
} from '#protocol';

const FROM = { ...time, description: 'Start of the span, included' };
const TO = { ...time, description: 'End of the span, not included' };

export class PeriodQuery {
  @ApiPropertyOptional(FROM) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional(TO) @Instant() @IfGiven to?: string;
}

export class UsageQuery extends PageQuery {
  @ApiPropertyOptional(FROM) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional(TO) @Instant() @IfGiven to?: string;
}

class ActorDto {
  @ApiProperty({ enum: SENDER_TYPES }) type!: SenderType;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id!: string | null;
}

export class CannedHistoryDto implements CannedHistoryEntry {
  @ApiProperty(time) at!: string;
  @ApiProperty({ enum: ['created', 'changed', 'deleted', 'restored'] }) type!: CannedHistoryEntry['type'];
  @ApiProperty({ type: ActorDto }) actor!: ActorDto;
  @ApiProperty({
    type: Object,
    description:
      'Changes by field, `{from, to}`. A creation has every field, from null. A file that was added or removed is `attachments`, by its name',
  })
  changes!: CannedHistoryEntry['changes'];
}

class UsesByAgentDto {
  @ApiProperty({ format: 'uuid' }) agentId!: string;
  @ApiProperty() count!: number;
}

export class CannedUsageDto implements CannedUsageRow {
  @ApiProperty({ format: 'uuid' }) cannedResponseId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() count!: number;
  @ApiProperty(time) lastUsedAt!: string;
  @ApiProperty({ type: [UsesByAgentDto] }) byAgent!: UsesByAgentDto[];
}

export class CannedUseDto implements CannedUseView {
  @ApiProperty({ format: 'uuid' }) messageId!: string;
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ format: 'uuid' }) agentId!: string;
  @ApiProperty(time) usedAt!: string;
  @ApiProperty({ description: 'Whether the text was edited before it was sent; dates and times do not count' }) edited!: boolean;
  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'Similarity of the sent text to the rendered one (Sørensen–Dice): twice the words in common divided by the words of both',
  })
  similarity!: number;
}

class ChatOutcomesDto implements ChatOutcomes {
  @ApiProperty() chats!: number;
  @ApiProperty() ratings!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Mean score, 1–5; null without ratings' }) ratingMean!: number | null;
  @ApiProperty({ description: 'Chats closed as resolved or unresolved' }) verdicts!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Share of resolved among the verdicts, 0–1; null without verdicts' })
  resolutionRate!: number | null;
}

export class CannedPerformanceDto implements CannedPerformance {
  @ApiProperty({ format: 'uuid' }) cannedResponseId!: string;
  @ApiProperty({ type: ChatOutcomesDto, description: 'Closed chats that used the response' }) used!: ChatOutcomesDto;
  @ApiProperty({ type: ChatOutcomesDto, description: 'All closed chats that had an agent' }) average!: ChatOutcomesDto;
}
