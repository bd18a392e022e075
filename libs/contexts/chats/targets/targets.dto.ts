import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNumber, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IfGiven } from '#platform';
import { PRIORITIES, type Priority, type Target } from '#protocol';

const LONGEST_SECONDS = 30 * 86_400;
const seconds = { type: Number, minimum: 1, maximum: LONGEST_SECONDS, nullable: true };

export class TargetDto implements Target {
  @ApiProperty({ enum: PRIORITIES }) @IsIn(PRIORITIES) priority!: Priority;
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'For the chats of this team alone; null: for all others',
  })
  @IsUUID()
  @IsOptional()
  teamId: string | null = null;
  @ApiProperty({ ...seconds, description: 'From the start of the wait to the first answer; null: no target' })
  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  @Min(1)
  @Max(LONGEST_SECONDS)
  firstResponseSeconds!: number | null;
  @ApiProperty({ ...seconds, description: 'From the first message that waits to its answer, once there was a first; null: no target' })
  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  @Min(1)
  @Max(LONGEST_SECONDS)
  replySeconds!: number | null;
  @ApiPropertyOptional({ default: false, description: 'Whether only the time within the opening hours counts' })
  @IsBoolean()
  @IfGiven
  withinHours: boolean = false;
}
