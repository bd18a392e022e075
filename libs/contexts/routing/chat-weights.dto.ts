import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { IfGiven, Line } from '#platform';
import { type ChatWeightSetting, PRIORITIES, type Priority } from '#protocol';

const HEAVIEST = 100;

export class ChatWeightSettingDto implements ChatWeightSetting {
  @ApiPropertyOptional({ enum: PRIORITIES, description: 'Absent: of any priority' }) @IsIn(PRIORITIES) @IfGiven priority?: Priority;
  @ApiPropertyOptional({ maxLength: 60, description: 'A skill that the chat asks for; absent: whatever it asks for' })
  @Line(60)
  @IfGiven
  skill?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The team that the chat is for; absent: whomever it is for' })
  @IsUUID()
  @IfGiven
  teamId?: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: HEAVIEST, description: 'Seats of its agent' })
  @IsInt()
  @Min(1)
  @Max(HEAVIEST)
  weight!: number;
}
