import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IfGiven, WholeNumber } from '#platform';
import { ATTACHMENT_STATES, type AttachmentView, RECORDING_KINDS, type RecordingKind, type RecordingView } from '#protocol';

class RecordingDto implements RecordingView {
  @ApiProperty({ enum: RECORDING_KINDS }) kind!: RecordingKind;
  @ApiProperty({ description: 'How long it is' }) seconds!: number;
}

export class AttachmentDto implements AttachmentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'As the sender named it, made safe to show' }) name!: string;
  @ApiProperty({ example: 'image/png', description: 'What the content is' }) contentType!: string;
  @ApiProperty({ description: 'Of what is stored, in bytes' }) size!: number;
  @ApiPropertyOptional({ description: 'Of an image or a video note, in pixels' }) width?: number;
  @ApiPropertyOptional({ description: 'Of an image or a video note, in pixels' }) height?: number;
  @ApiProperty({
    description:
      'Relative to the server: opens for those in the chat, or who see the canned response, with their token, and for everybody for `attachmentUrlSeconds`',
  })
  url!: string;
  @ApiPropertyOptional({ description: 'Of an image: at most 320 × 320 pixels, WebP' }) thumbnailUrl?: string;
  @ApiPropertyOptional({ type: RecordingDto, description: 'Of a voice or video note, which is named after it: `Voice note, 0:12`' })
  recording?: RecordingDto;
  @ApiProperty({
    enum: ATTACHMENT_STATES,
    description: 'Held: not scanned yet. Blocked: something was found in it. Neither can be downloaded',
  })
  state!: AttachmentView['state'];
}

export class UploadDto {
  @ApiProperty({ type: String, format: 'binary', description: 'One file, with its name' }) file!: string;
}

export class RecordingQuery {
  @ApiPropertyOptional({ enum: RECORDING_KINDS, description: 'As what the file was recorded; absent for any other file' })
  @IsIn(RECORDING_KINDS)
  @IfGiven
  recording?: RecordingKind;
}

/** Query parameters of a signed address. */
export class SignedQuery {
  @ApiPropertyOptional({ description: 'When it was signed, in milliseconds' })
  @WholeNumber(0, Number.MAX_SAFE_INTEGER)
  @IfGiven
  signedAt?: number;
  @ApiPropertyOptional() @IsString() @IsNotEmpty() @MaxLength(100) @IfGiven signature?: string;
}
