import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { IfGiven, SetOfIds, Text, time, Trimmed } from '#platform';
import type { NoteView } from '#protocol';
import type { NewNote } from '../chat/domain/message';

const MAX_NOTE = 10_000;
const MOST_MENTIONS = 20;

export class NewNoteDto {
  @ApiProperty({ maxLength: MAX_NOTE }) @Trimmed @Text(MAX_NOTE) text!: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The user whom it addresses' }) @IsUUID() @IfGiven to?: string;
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_MENTIONS, description: 'Users whom it names besides' })
  @SetOfIds(MOST_MENTIONS)
  @IfGiven
  mentions?: string[];
}

class AuthorDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class NoteDto implements NoteView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ type: AuthorDto }) author!: AuthorDto;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The user whom it addresses' }) to!: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Users whom it names besides' }) mentions!: string[];
  @ApiProperty(time) createdAt!: string;
}

export function noteOf({ text, to, mentions = [] }: NewNoteDto): NewNote {
  return { text, toId: to?.toLowerCase() ?? null, mentions };
}
