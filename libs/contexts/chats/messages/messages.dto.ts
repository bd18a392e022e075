import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  IsUUID,
  isUUID,
  Length,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { AttachmentDto } from '#files';
import { saysSomething } from '#kernel';
import { IfGiven, PageQuery, Text, time, WholeNumber } from '#platform';
import { type MessageView, type Notice, SENDER_TYPES, type SenderType } from '#protocol';
import { ChatEventDto } from '../chat/chat.dto';
import type { MessageContent } from './post-message';
import { MAX_TEXT } from '../chat/fields';

const MAX_ATTACHMENTS = 10;
const NO_FILES: string[] = [];

class SenderDto {
  @ApiProperty({ enum: SENDER_TYPES }) type!: SenderType;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id!: string | null;
  @ApiProperty() name!: string;
}

class PersonNameDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

class NoticeDto {
  @ApiProperty({ enum: ['assigned', 'transferred', 'requeued', 'closing_soon', 'closed'] }) type!: Notice['type'];
  @ApiPropertyOptional({ type: PersonNameDto, description: 'Who has the chat now' }) agent?: PersonNameDto;
  @ApiPropertyOptional({ type: PersonNameDto, description: 'Who had it' }) from?: PersonNameDto;
  @ApiPropertyOptional({ description: 'Of `requeued` and `closed`' }) reason?: string;
  @ApiPropertyOptional(time) closesAt?: string;
}

export class MessageDto implements Omit<MessageView, 'notice'> {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) chatId!: string;
  @ApiProperty({ description: '1, 2, 3 … within the chat, without a gap' }) seq!: number;
  @ApiProperty({ type: String, nullable: true }) clientMessageId!: string | null;
  @ApiProperty({ type: SenderDto }) sender!: SenderDto;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: [AttachmentDto] }) attachments!: AttachmentDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) cannedResponseId!: string | null;
  @ApiPropertyOptional({ type: NoticeDto, description: 'What a message of the system tells, for programs' }) notice?: Notice;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true }) deletedAt!: string | null;
}

const hasTextOrNoFiles = ({ text, attachmentIds }: NewMessageDto): boolean =>
  text !== undefined || !Array.isArray(attachmentIds) || attachmentIds.length === 0;

export class NewMessageDto {
  @ApiProperty({ maxLength: 100, description: 'Chosen by the client; sending it again stores nothing new' })
  @IsString()
  @Length(1, 100)
  clientMessageId!: string;
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_TEXT,
    description: 'Needed unless files are attached; not white space and invisible characters alone',
  })
  @Text(MAX_TEXT)
  @ValidateIf(hasTextOrNoFiles)
  text?: string;
  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: MAX_ATTACHMENTS,
    description: 'Files that the sender uploaded to this chat, each sent once',
  })
  @IsArray()
  @ArrayMaxSize(MAX_ATTACHMENTS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @IfGiven
  attachmentIds?: string[];
  @ApiPropertyOptional({ format: 'uuid', description: 'Staff only: the canned response that the text was made from' })
  @IsUUID()
  @IfGiven
  cannedResponseId?: string;
}

const PLAIN_ID = /^[\w-]{1,100}$/;
const PLAIN_FIELDS = 3;

export class SendMessageDto extends NewMessageDto {
  @IsUUID() chatId!: string;

  /** The ordinary message: a chat, an id, a text. Any other is looked at by the decorators. */
  static isTriviallyValid(input: Partial<SendMessageDto>): boolean {
    const { chatId, clientMessageId, text } = input;
    return (
      typeof text === 'string' &&
      text.length <= MAX_TEXT &&
      text.normalize('NFC') === text &&
      saysSomething(text) &&
      typeof clientMessageId === 'string' &&
      PLAIN_ID.test(clientMessageId) &&
      isUUID(chatId) &&
      Object.keys(input).length === PLAIN_FIELDS
    );
  }
}

export function contentOf({ clientMessageId, text, attachmentIds, cannedResponseId }: NewMessageDto): MessageContent {
  return { clientMessageId, text: text ?? null, attachmentIds: attachmentIds ?? NO_FILES, cannedResponseId: cannedResponseId ?? null };
}

export class TranscriptQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 0, description: 'Messages after this one, in order' })
  @WholeNumber(0)
  @IfGiven
  afterSeq?: number;
  @ApiPropertyOptional({
    minimum: 1,
    description: 'The last messages before this one, in order; with `afterSeq` those between the two, from the first',
  })
  @WholeNumber(1)
  @IfGiven
  beforeSeq?: number;
}

export class MessageReadDto extends ChatEventDto {
  @IsInt() @Min(1) @Max(2_147_483_647) seq!: number;
}

export class TypingDto extends ChatEventDto {
  @IsBoolean() typing!: boolean;
}
