import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { ChatSkill, Priority, QueueRow } from '#protocol';

export class AssignDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() agentId!: string;
}

class WaitingForDto {
  @ApiProperty({ description: 'What stands between the chat and the nearest agents', example: 'at_capacity' }) code!: string;
  @ApiProperty({ description: 'How many agents are that near' }) agents!: number;
  @ApiProperty({ type: [String], description: 'Required skills nobody has' }) skills!: readonly string[];
}

export class QueueRowDto implements QueueRow {
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ minimum: 1 }) position!: number;
  @ApiProperty({ enum: ['low', 'normal', 'high', 'urgent'] }) priority!: Priority;
  @ApiProperty({ type: [Object] }) skills!: ChatSkill[];
  @ApiProperty() customerName!: string;
  @ApiProperty({ type: String, format: 'date-time' }) queuedAt!: string;
  @ApiProperty() waitedSeconds!: number;
  @ApiProperty({ type: Object, nullable: true, description: '`{low, high}`; null when there is too little history' }) estimatedWaitSeconds!: QueueRow['estimatedWaitSeconds'];
  @ApiPropertyOptional({ type: WaitingForDto, nullable: true }) waitingFor!: WaitingForDto | null;
}

export class QueuePageDto {
  @ApiProperty({ type: [QueueRowDto] }) data!: QueueRowDto[];
  @ApiProperty() total!: number;
  @ApiProperty() longestWaitSeconds!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
