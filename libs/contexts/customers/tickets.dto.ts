import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { EMail, IfGiven, Line, Locale, PageQuery, PersonName, SearchText, Text, time } from '#platform';
import { type LeftMessage, TICKET_SOURCES, TICKET_STATUSES, type TicketSource, type TicketStatus, type TicketView } from '#protocol';
import { MAX_EMAIL, MAX_MESSAGE, MAX_SUBJECT } from './fields';

export class TicketSubjectDto {
  @ApiProperty({ maxLength: MAX_SUBJECT }) @Line(MAX_SUBJECT) subject!: string;
}

export class NewTicketDto extends TicketSubjectDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() customerId!: string;
  @ApiPropertyOptional({ enum: TICKET_STATUSES, default: 'open' }) @IsIn(TICKET_STATUSES) @IfGiven status?: TicketStatus;
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'A chat of this customer; the caller must be allowed to see it',
  })
  @IsUUID()
  @IsOptional()
  chatId?: string | null;
}

export class TicketPatchDto {
  @ApiPropertyOptional({ maxLength: MAX_SUBJECT }) @Line(MAX_SUBJECT) @IfGiven subject?: string;
  @ApiPropertyOptional({ enum: TICKET_STATUSES }) @IsIn(TICKET_STATUSES) @IfGiven status?: TicketStatus;
}

class TicketCustomerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
}

export class TicketDto implements TicketView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'T-1042', description: 'Human-readable reference' }) reference!: string;
  @ApiProperty() subject!: string;
  @ApiProperty({ enum: TICKET_STATUSES }) status!: TicketStatus;
  @ApiProperty({ enum: TICKET_SOURCES, description: 'How the ticket was opened: by hand, from a chat, or by an offline message' })
  source!: TicketSource;
  @ApiProperty({ format: 'uuid' }) customerId!: string;
  @ApiProperty({ type: TicketCustomerDto }) customer!: TicketCustomerDto;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) chatId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Text of the offline message; null for other sources' }) message!:
    string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
  @ApiProperty({ ...time, nullable: true }) closedAt!: string | null;
}

export class TicketListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsUUID() @IfGiven customerId?: string;
  @ApiPropertyOptional({ enum: TICKET_STATUSES }) @IsIn(TICKET_STATUSES) @IfGiven status?: TicketStatus;
  @ApiPropertyOptional({ enum: TICKET_SOURCES }) @IsIn(TICKET_SOURCES) @IfGiven source?: TicketSource;
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'invoice cle',
    description:
      'Words that must all occur in the reference, the subject, the message or the customer. The last word may be incomplete. `"a phrase"` finds the phrase, `-word` excludes a word',
  })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ maxLength: 20, example: 'T-1042' }) @Line(20) @IfGiven reference?: string;
}

export class OfflineMessageDto {
  @ApiProperty({ maxLength: 120 }) @PersonName() name!: string;
  @ApiProperty({ format: 'email', maxLength: MAX_EMAIL, description: 'Address to which staff reply' }) @EMail() email!: string;
  @ApiProperty({ minLength: 1, maxLength: MAX_MESSAGE }) @Text(MAX_MESSAGE) message!: string;
  @ApiPropertyOptional({ maxLength: 35, example: 'pt-BR', description: 'BCP 47: the language in which e-mails speak to the customer' })
  @Locale()
  @IfGiven
  locale?: string;
}

/** Body by which a waiting customer leaves an offline message and ends its chat. */
export class LeaveInsteadDto {
  @ApiProperty({ format: 'email', maxLength: MAX_EMAIL, description: 'Address to which staff reply' }) @EMail() email!: string;
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_MESSAGE, description: 'Required when the customer has not written in the chat' })
  @Text(MAX_MESSAGE)
  @IfGiven
  message?: string;
}

class TicketReceiptDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'T-1042' }) reference!: string;
  @ApiProperty({ enum: TICKET_STATUSES }) status!: TicketStatus;
  @ApiProperty({ description: 'First line of the message' }) subject!: string;
  @ApiProperty(time) createdAt!: string;
}

export class LeftMessageDto implements LeftMessage {
  @ApiProperty({ type: TicketReceiptDto }) ticket!: TicketReceiptDto;
}
