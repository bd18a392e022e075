import { ApiProperty } from '@nestjs/swagger';
import { Text, time, Trimmed } from '#platform';
import type { NoteView } from '#protocol';

const MAX_NOTE = 10_000;

export class NewNoteDto {
  @ApiProperty({ maxLength: MAX_NOTE }) @Trimmed @Text(MAX_NOTE) text!: string;
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
  @ApiProperty(time) createdAt!: string;
}
