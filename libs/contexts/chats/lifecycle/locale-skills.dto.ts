import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IfGiven, Line, Locale } from '#platform';
import type { LocaleSkillSetting } from '#protocol';
import { RelaxAfter } from '../chat/chat.dto';

export class LocaleSkillSettingDto implements LocaleSkillSetting {
  @ApiProperty({ example: 'de', description: 'BCP 47; `de` is for `de-CH` too, unless that has rules of its own' })
  @Locale()
  locale!: string;
  @ApiProperty({ maxLength: 60, example: 'german' }) @Line(60) skill!: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 5, default: 1 }) @IsInt() @Min(1) @Max(5) @IfGiven minLevel: number = 1;
  @ApiPropertyOptional({ default: false, description: 'Whether nobody without the skill gets the chat; otherwise it is preferred' })
  @IsBoolean()
  @IfGiven
  required: boolean = false;
  @ApiPropertyOptional({
    description: 'So long somebody with the skill is waited for, while such an agent is here. Only with `required: false`',
  })
  @RelaxAfter
  relaxAfterSeconds?: number;
}
