import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { IfGiven, Normalised, PageQuery, time, Trimmed } from '#platform';
import { type LeftMessage, TICKET_SOURCES, TICKET_STATUSES, type TicketSource, type TicketStatus, type TicketView } from '#protocol';
import { MAX_EMAIL, MAX_MESSAGE, MAX_SUBJECT } from './fields';

const SAYS_SOMETHING = { message: 'message must say something' };

export class TicketSubjectDto {
  @ApiProperty({ maxLength: MAX_SUBJECT }) @Trimmed @IsString() @Length(1, MAX_SUBJECT) subject!: string;
}

export class NewTicketDto extends TicketSubjectDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() customerId!: string;
  @ApiPropertyOptional({ enum: TICKET_STATUSES, default: 'open' }) @IsIn(TICKET_STATUSES) @IfGiven status?: TicketStatus;
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'A chat of this customer that you may see' }) @IsUUID() @IsOptional() chatId?: string | null;
}

export class TicketPatchDto {
  @ApiPropertyOptional({ maxLength: MAX_SUBJECT }) @Trimmed @IsString() @Length(1, MAX_SUBJECT) @IfGiven subject?: string;
  @ApiPropertyOptional({ enum: TICKET_STATUSES }) @IsIn(TICKET_STATUSES) @IfGiven status?: TicketStatus;
}

class TicketCustomerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
}

export class TicketDto implements TicketView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'T-1042', description: 'What people call it' }) reference!: string;
  @ApiProperty() subject!: string;
  @ApiProperty({ enum: TICKET_STATUSES }) status!: TicketStatus;
  @ApiProperty({ enum: TICKET_SOURCES, description: 'By hand, from a chat, or a message left while nobody was there' }) source!: TicketSource;
  @ApiProperty({ format: 'uuid' }) customerId!: string;
  @ApiProperty({ type: TicketCustomerDto }) customer!: TicketCustomerDto;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) chatId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What was left, of an offline one' }) message!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
  @ApiProperty({ ...time, nullable: true }) closedAt!: string | null;
}

export class TicketListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsUUID() @IfGiven customerId?: string;
  @ApiPropertyOptional({ enum: TICKET_STATUSES }) @IsIn(TICKET_STATUSES) @IfGiven status?: TicketStatus;
  @ApiPropertyOptional({ enum: TICKET_SOURCES }) @IsIn(TICKET_SOURCES) @IfGiven source?: TicketSource;
  @ApiPropertyOptional({ maxLength: 20, example: 'T-1042' }) @Trimmed @IsString() @Length(1, 20) @IfGiven reference?: string;
}

export class OfflineMessageDto {
  @ApiProperty({ maxLength: 120 }) @Trimmed @IsString() @Length(1, 120) name!: string;
  @ApiProperty({ format: 'email', maxLength: MAX_EMAIL, description: 'Where the answer goes' }) @Trimmed @IsEmail() @MaxLength(MAX_EMAIL) email!: string;
  @ApiProperty({ minLength: 1, maxLength: MAX_MESSAGE }) @Normalised @IsString() @Matches(/\S/, SAYS_SOMETHING) @MaxLength(MAX_MESSAGE) message!: string;
}

class TicketReceiptDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'T-1042' }) reference!: string;
  @ApiProperty({ enum: TICKET_STATUSES }) status!: TicketStatus;
  @ApiProperty({ description: 'The first line of the message' }) subject!: string;
  @ApiProperty(time) createdAt!: string;
}

export class LeftMessageDto implements LeftMessage {
  @ApiProperty({ type: TicketReceiptDto }) ticket!: TicketReceiptDto;
}
