import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IfGiven, WholeNumber } from '#platform';
import { ATTACHMENT_STATES, type AttachmentView } from '#protocol';

export class AttachmentDto implements AttachmentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'As the sender named it, made safe to show' }) name!: string;
  @ApiProperty({ example: 'image/png', description: 'What the content is' }) contentType!: string;
  @ApiProperty({ description: 'Of what is stored, in bytes' }) size!: number;
  @ApiPropertyOptional({ description: 'Of an image, in pixels' }) width?: number;
  @ApiPropertyOptional({ description: 'Of an image, in pixels' }) height?: number;
  @ApiProperty({
    description:
      'Relative to the server: opens for those in the chat, or who see the canned response, with their token, and for everybody for `attachmentUrlSeconds`',
  })
  url!: string;
  @ApiPropertyOptional({ description: 'Of an image: at most 320 × 320 pixels, WebP' }) thumbnailUrl?: string;
  @ApiProperty({
    enum: ATTACHMENT_STATES,
    description: 'Held: not scanned yet. Blocked: something was found in it. Neither can be downloaded',
  })
  state!: AttachmentView['state'];
}

export class UploadDto {
  @ApiProperty({ type: String, format: 'binary', description: 'One file, with its name' }) file!: string;
}

/** Query parameters of a signed address. */
export class SignedQuery {
  @ApiPropertyOptional({ description: 'When it was signed, in milliseconds' })
  @WholeNumber(0, Number.MAX_SAFE_INTEGER)
  @IfGiven
  signedAt?: number;
  @ApiPropertyOptional() @IsString() @IsNotEmpty() @MaxLength(100) @IfGiven signature?: string;
}
