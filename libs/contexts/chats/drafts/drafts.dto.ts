import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { AttachmentDto } from '#files';
import { IfGiven, SetOfIds, time } from '#platform';
import type { DraftView } from '#protocol';
import { MAX_TEXT } from '../chat/fields';

const MOST_FILES = 10;

export class NewDraftDto {
  @ApiProperty({ maxLength: MAX_TEXT, description: 'As it stands, with its spaces; may be empty' })
  @IsString()
  @MaxLength(MAX_TEXT)
  text!: string;
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_FILES, description: 'Files that you uploaded and did not send' })
  @SetOfIds(MOST_FILES)
  @IfGiven
  attachmentIds?: string[];
}

export class DraftDto implements DraftView {
  @ApiProperty({ description: 'Empty when there is no draft' }) text!: string;
  @ApiProperty({ type: [String], format: 'uuid' }) attachmentIds!: string[];
  @ApiProperty({ type: [AttachmentDto], description: 'Those of the files that are still there to be sent' }) attachments!: AttachmentDto[];
  @ApiProperty({ description: 'How far you had read the chat while you wrote' }) seenSeq!: number;
  @ApiProperty({ ...time, nullable: true }) updatedAt!: string | null;
}
