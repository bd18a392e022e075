import { ApiProperty } from '@nestjs/swagger';
import { Text, time } from '#platform';
import type { EarlierText } from '#protocol';
import { MAX_TEXT } from '../chat/fields';

export class NewTextDto {
  @ApiProperty({ minLength: 1, maxLength: MAX_TEXT }) @Text(MAX_TEXT) text!: string;
}

export class EarlierTextDto implements EarlierText {
  @ApiProperty({ type: String, nullable: true, description: 'Null if the message consisted of files alone' }) text!: string | null;
  @ApiProperty(time) writtenAt!: string;
  @ApiProperty(time) replacedAt!: string;
}
