import { ApiProperty } from '@nestjs/swagger';
import { EMail } from '#platform';
import { MAIL_STATES, type MailSetUpView, type MailState, type TranscriptMailView } from '#protocol';

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
