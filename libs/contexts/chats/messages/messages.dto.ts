import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, IsUUID, isUUID, Length, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { AttachmentDto } from '#files';
import { saysSomething } from '#kernel';
import { IfGiven, Normalised, PageQuery, SetOfIds, Text, time, WholeNumber, YesOrNo } from '#platform';
import {
  type MessageTranslation,
  type MessageView,
  type Notice,
  type QuotedMessage,
  SENDER_TYPES,
  type SenderType,
  TRANSLATION_STATUSES,
  type TranslationStatus,
} from '#protocol';
import { ChatEventDto } from '../chat/chat.dto';
import type { MessageContent } from './post-message';
import { MAX_TEXT } from '../chat/fields';

const MAX_ATTACHMENTS = 10;
/** Of what has been typed so far; pages send the end of longer texts. */
const MAX_PREVIEW = 1_000;
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
  @ApiProperty({ enum: ['assigned', 'transferred', 'requeued', 'held', 'resumed', 'closing_soon', 'out_of_hours', 'closed'] })
  type!: Notice['type'];
  @ApiPropertyOptional({ type: PersonNameDto, description: 'The agent who has the chat now' }) agent?: PersonNameDto;
  @ApiPropertyOptional({ type: PersonNameDto, description: 'The agent who had the chat before' }) from?: PersonNameDto;
  @ApiPropertyOptional({ description: 'Only in notices of type `requeued` and `closed`' }) reason?: string;
  @ApiPropertyOptional({ ...time, nullable: true, description: 'Only in notices of type `held`' }) until?: string | null;
  @ApiPropertyOptional(time) closesAt?: string;
  @ApiPropertyOptional({ ...time, nullable: true, description: 'Only in notices of type `out_of_hours`' }) opensAt?: string | null;
  @ApiPropertyOptional({ description: 'Only in notices of type `closed`: what was said became a message that is answered by e-mail' })
  byEmail?: boolean;
}

class QuotedMessageDto implements QuotedMessage {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() seq!: number;
  @ApiProperty({ type: SenderDto }) sender!: SenderDto;
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 140,
    description: 'Null if it consists of files alone or was deleted; of a voice or video note what it is called',
  })
  text!: string | null;
  @ApiProperty({ description: 'Number of its files' }) files!: number;
  @ApiProperty() deleted!: boolean;
}

class MessageTranslationDto implements MessageTranslation {
  @ApiProperty({ description: 'ISO 639' }) language!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null until it is `done`' }) text!: string | null;
  @ApiProperty({ enum: TRANSLATION_STATUSES }) status!: TranslationStatus;
  @ApiProperty({ type: String, nullable: true, description: 'The language of the message, as the translator found it' })
  sourceLanguage!: string | null;
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
  @ApiProperty({ type: QuotedMessageDto, nullable: true, description: 'The message that it answers, as that is now' })
  replyTo!: QuotedMessageDto | null;
  @ApiPropertyOptional({ type: NoticeDto, description: 'Content of a system message in machine-readable form' }) notice?: Notice;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true, description: 'When its author changed the text last' }) editedAt!: string | null;
  @ApiPropertyOptional({ type: [MessageTranslationDto], description: 'Present where they were asked for' })
  translations?: MessageTranslationDto[];
  @ApiProperty({ ...time, nullable: true }) deletedAt!: string | null;
}

const hasTextOrNoFiles = ({ text, attachmentIds }: NewMessageDto): boolean =>
  text !== undefined || !Array.isArray(attachmentIds) || attachmentIds.length === 0;

export class NewMessageDto {
  @ApiProperty({ maxLength: 100, description: 'Idempotency key, chosen by the client: a repeat stores nothing new' })
  @IsString()
  @Length(1, 100)
  clientMessageId!: string;
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_TEXT,
    description: 'Required unless files are attached. White space and invisible characters alone are refused',
  })
  @Text(MAX_TEXT)
  @ValidateIf(hasTextOrNoFiles)
  text?: string;
  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: MAX_ATTACHMENTS,
    description: 'Files that the sender uploaded to this chat; each can be sent once',
  })
  @SetOfIds(MAX_ATTACHMENTS)
  @IfGiven
  attachmentIds?: string[];
  @ApiPropertyOptional({ format: 'uuid', description: 'Staff only: the canned response that the text comes from' })
  @IsUUID()
  @IfGiven
  cannedResponseId?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The message of the same chat that this one answers; not one of the system' })
  @IsUUID()
  @IfGiven
  replyTo?: string;
}

const PLAIN_ID = /^[\w-]{1,100}$/;
const PLAIN_FIELDS = 3;

export class SendMessageDto extends NewMessageDto {
  @IsUUID() chatId!: string;

  /** Fast path: recognises the ordinary message (chat, client id and text alone) as valid. All others are validated by the decorators. */
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

export function contentOf({ clientMessageId, text, attachmentIds, cannedResponseId, replyTo }: NewMessageDto): MessageContent {
  return {
    clientMessageId,
    text: text ?? null,
    attachmentIds: attachmentIds ?? NO_FILES,
    cannedResponseId: cannedResponseId ?? null,
    replyTo: replyTo?.toLowerCase() ?? null,
  };
}

export class TranscriptQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 0, description: 'Messages after this `seq`, in order' })
  @WholeNumber(0)
  @IfGiven
  afterSeq?: number;
  @ApiPropertyOptional({
    minimum: 1,
    description: 'The last messages before this `seq`, in order; with `afterSeq`, the first messages between the two',
  })
  @WholeNumber(1)
  @IfGiven
  beforeSeq?: number;
  @ApiPropertyOptional({ description: 'Whether messages carry their `translations`, for a customer those of messages of staff' })
  @YesOrNo()
  @IfGiven
  translations?: boolean;
}

export class MessageReadDto extends ChatEventDto {
  @IsInt() @Min(1) @Max(2_147_483_647) seq!: number;
}

export class TypingDto extends ChatEventDto {
  @IsBoolean() typing!: boolean;
  @Normalised @IsString() @MaxLength(MAX_PREVIEW) @IfGiven text?: string;
}
