import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { Instant, OptionalText } from '#platform';

export class HoldChatDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'At most 30 days ahead. Null or absent: until somebody resumes it or the customer writes, 7 days at most',
  })
  @Instant()
  @IsOptional()
  until?: string | null;
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'Only staff see it' })
  @OptionalText(500)
  reason?: string | null;
}
