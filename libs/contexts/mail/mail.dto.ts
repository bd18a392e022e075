import { ApiProperty } from '@nestjs/swagger';
import { EMail, Text, time } from '#platform';
import {
  MAIL_KINDS,
  MAIL_STATES,
  type MailKind,
  type MailSetUpView,
  type MailState,
  type TicketMailView,
  type TranscriptMailView,
} from '#protocol';

const MAX_TEXT = 10_000;

export class MailSetUpDto implements MailSetUpView {
  @ApiProperty({ description: 'Whether e-mails are sent (`SMTP_URL` and `MAIL_FROM`)' }) sends!: boolean;
  @ApiProperty({ type: String, nullable: true, example: 'help@example.com', description: 'From whom they come' }) from!: string | null;
}

export class TranscriptMailRequestDto {
  @ApiProperty({ format: 'email', maxLength: 254, description: 'Where the transcript goes' }) @EMail() email!: string;
}

export class TranscriptMailDto implements TranscriptMailView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'email' }) address!: string;
  @ApiProperty({ enum: MAIL_STATES }) state!: MailState;
}

export class TicketAnswerDto {
  @ApiProperty({ minLength: 1, maxLength: MAX_TEXT }) @Text(MAX_TEXT) text!: string;
}

class MailAuthorDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

export class TicketMailDto implements TicketMailView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: MAIL_KINDS }) kind!: MailKind;
  @ApiProperty({ format: 'email', description: 'To whom it goes' }) address!: string;
  @ApiProperty({ type: MailAuthorDto, nullable: true, description: 'The member of staff who wrote it' }) author!: MailAuthorDto | null;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ enum: MAIL_STATES, description: '`sent`: a mail server has taken it' }) state!: MailState;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last try failed' }) error!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true }) sentAt!: string | null;
}
