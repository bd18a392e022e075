import { ApiProperty } from '@nestjs/swagger';
import { AttachmentDto } from '#files';
import { EMail, Text, time } from '#platform';
import {
  type LeftOutFile,
  MAIL_STATES,
  type MailSetUpView,
  type MailState,
  type OriginalMailView,
  TICKET_MAIL_KINDS,
  TICKET_MAIL_STATES,
  type TicketMailKind,
  type TicketMailState,
  type TicketMailView,
  type TranscriptMailView,
} from '#protocol';

const MAX_TEXT = 10_000;

export class MailSetUpDto implements MailSetUpView {
  @ApiProperty({ description: 'Whether e-mails are sent (`SMTP_URL` and `MAIL_FROM`)' }) sends!: boolean;
  @ApiProperty({ type: String, nullable: true, example: 'help@example.com', description: 'From whom they come' }) from!: string | null;
  @ApiProperty({ description: 'Whether replies are read (`IMAP_URL`)' }) receives!: boolean;
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

class MailSenderDto {
  @ApiProperty({ type: String, nullable: true, description: 'The name that the reply says' }) name!: string | null;
  @ApiProperty({ description: 'Whether it came from the address of the customer' }) isCustomer!: boolean;
}

class LeftOutFileDto implements LeftOutFile {
  @ApiProperty({ description: 'Empty where it is the reply itself that could not be read' }) name!: string;
  @ApiProperty({ example: 'attachment.type_not_allowed' }) code!: string;
}

export class OriginalMailDto implements OriginalMailView {
  @ApiProperty({ description: 'As it came, with what it quotes; of HTML the text' }) text!: string;
}

export class TicketMailDto implements TicketMailView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: TICKET_MAIL_KINDS, description: '`reply`: it came in' }) kind!: TicketMailKind;
  @ApiProperty({ format: 'email', description: 'To whom it goes; of a reply, from whom it came' }) address!: string;
  @ApiProperty({ type: MailSenderDto, nullable: true, description: 'Of a reply: who sent it' }) sender!: MailSenderDto | null;
  @ApiProperty({ type: MailAuthorDto, nullable: true, description: 'The member of staff who wrote it' }) author!: MailAuthorDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a reply, without what it quotes; null where it could not be read' })
  text!: string | null;
  @ApiProperty({ description: 'Whether a reply says more, at `/original`' }) hasOriginal!: boolean;
  @ApiProperty({ type: [AttachmentDto], description: 'Files that came with a reply' }) attachments!: AttachmentDto[];
  @ApiProperty({ type: [LeftOutFileDto], description: 'Files that came with a reply, and were not kept' }) leftOut!: LeftOutFileDto[];
  @ApiProperty({ enum: TICKET_MAIL_STATES, description: '`sent`: a mail server has taken it. `received`: it came in' })
  state!: TicketMailState;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last try failed' }) error!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true }) sentAt!: string | null;
}
