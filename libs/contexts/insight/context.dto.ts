import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CustomerDto } from '#customers';
import { time } from '#platform';
import {
  ACCOUNT_STATUSES,
  type AccountStatus,
  CHAT_STATUSES,
  type ChatStatus,
  CLOSE_REASONS,
  type CloseReason,
  CONTEXT_ACTIVITIES,
  CONTEXT_SOURCE_STATUSES,
  type ContextActivity,
  type ContextActivityType,
  type ContextCard,
  type ContextChat,
  type ContextSourceStatus,
  type ContextSourceView,
  type ContextTicket,
  type ContextView,
  type PersonName,
  RESOLUTIONS,
  type Resolution,
  TICKET_STATUSES,
  type TicketStatus,
} from '#protocol';

class ContextAccountDto {
  @ApiProperty({ enum: ACCOUNT_STATUSES }) status!: AccountStatus;
  @ApiProperty(time) since!: string;
}

class ContextTicketDto implements ContextTicket {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'T-1042' }) reference!: string;
  @ApiProperty() subject!: string;
  @ApiProperty({ enum: TICKET_STATUSES }) status!: TicketStatus;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The chat that it is about' }) chatId!: string | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty(time) updatedAt!: string;
}

class ContextTicketsDto {
  @ApiProperty() total!: number;
  @ApiProperty({ description: 'Those whose status is `open`' }) open!: number;
  @ApiProperty({ type: [ContextTicketDto], maxItems: 5, description: 'The newest first' }) recent!: ContextTicketDto[];
}

class ContextAgentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

class ContextRatingDto {
  @ApiProperty({ minimum: 1, maximum: 5 }) score!: number;
}

class ContextChatDto implements ContextChat {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CHAT_STATUSES }) status!: ChatStatus;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ type: ContextAgentDto, nullable: true, description: 'Who has it, or had it last' }) agent!: PersonName | null;
  @ApiProperty(time) createdAt!: string;
  @ApiProperty({ ...time, nullable: true }) closedAt!: string | null;
  @ApiProperty({ enum: CLOSE_REASONS, nullable: true }) closeReason!: CloseReason | null;
  @ApiProperty({ enum: RESOLUTIONS, nullable: true }) resolution!: Resolution | null;
  @ApiProperty({ type: ContextRatingDto, nullable: true }) rating!: ContextRatingDto | null;
}

class ContextChatsDto {
  @ApiProperty({ description: 'With the one that is open' }) total!: number;
  @ApiProperty({ type: [ContextChatDto], maxItems: 5, description: 'The newest first' }) recent!: ContextChatDto[];
}

class ContextActivityDto implements ContextActivity {
  @ApiProperty(time) at!: string;
  @ApiProperty({ enum: CONTEXT_ACTIVITIES }) type!: ContextActivityType;
  @ApiProperty({ format: 'uuid', description: 'Of the chat, the ticket or the customer' }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The subject; of an account its new status' }) title!: string | null;
}

class ContextPageDto {
  @ApiProperty({ type: String, nullable: true, example: 'https://shop.example/cart' }) url!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Your cart' }) title!: string | null;
  @ApiProperty({ type: String, nullable: true }) referrer!: string | null;
}

class ContextFieldDto {
  @ApiProperty({ example: 'Plan' }) label!: string;
  @ApiProperty({ example: 'Professional, 25 seats' }) value!: string;
}

export class ContextCardDto implements ContextCard {
  @ApiProperty({ example: 'Subscription' }) title!: string;
  @ApiPropertyOptional({ example: 'https://crm.example/customers/42', description: 'Http or https' }) href?: string;
  @ApiProperty({ type: [ContextFieldDto] }) fields!: ContextFieldDto[];
}

export class ContextSourceDto implements ContextSourceView {
  @ApiProperty({ example: 'crm' }) name!: string;
  @ApiProperty({
    enum: CONTEXT_SOURCE_STATUSES,
    description: '`slow`: no answer within its time; `failed`: out of reach, or an answer that cannot be used',
  })
  status!: ContextSourceStatus;
  @ApiProperty({ type: [ContextCardDto], description: 'Plain text: never to be shown as markup' }) cards!: ContextCardDto[];
}

export class ContextDto implements ContextView {
  @ApiProperty({ type: CustomerDto }) customer!: CustomerDto;
  @ApiProperty({ type: ContextAccountDto }) account!: ContextAccountDto;
  @ApiProperty({ type: ContextTicketsDto }) tickets!: ContextTicketsDto;
  @ApiProperty({ type: ContextChatsDto }) chats!: ContextChatsDto;
  @ApiProperty({ type: [ContextActivityDto], maxItems: 10, description: 'The latest first' }) recentActivity!: ContextActivityDto[];
  @ApiProperty({ type: ContextPageDto, description: 'The page that the customer looks at' }) page!: ContextPageDto;
  @ApiProperty({ type: [ContextSourceDto], description: 'What your own systems say (setting `contextSources`)' })
  sources!: ContextSourceDto[];
}
