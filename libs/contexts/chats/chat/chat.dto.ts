import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsNumber, IsUUID, Max, Min } from 'class-validator';
import { IfGiven, Line, rule, time } from '#platform';
import {
  CHAT_STATUSES,
  type ChatAgent,
  type ChatHold,
  type ChatSkill,
  type ChatStatus,
  type ChatView,
  CLOSE_REASONS,
  type CloseReason,
  type LastMessage,
  PRIORITIES,
  type Priority,
  type Resolution,
  RESOLUTIONS,
} from '#protocol';
import { ChatPageDto } from './page.dto';

const OfPreferred = rule(
  'ofPreferred',
  (_, { required }: Partial<SkillRequestDto>) => required === false,
  'is for skills with `required: false` only',
);

/** So long a wait after which a preferred skill is dropped. */
export const RelaxAfter = applyDecorators(OfPreferred, IsNumber(), Min(0), Max(31_536_000), IfGiven);

export class SkillRequestDto {
  @ApiProperty({ maxLength: 60, example: 'billing' }) @Line(60) name!: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 5, default: 1 }) @IsInt() @Min(1) @Max(5) @IfGiven minLevel: number = 1;
  @ApiPropertyOptional({ default: true }) @IsBoolean() @IfGiven required: boolean = true;
  @ApiPropertyOptional({ description: 'A preferred skill is dropped after so long a wait. Only with `required: false`' })
  @RelaxAfter
  relaxAfterSeconds?: number;
}

class ChatSkillDto extends SkillRequestDto implements ChatSkill {
  @ApiPropertyOptional({ example: 'de', description: 'The language by which the setting `localeSkills` asks for it' }) locale?: string;
}

class ChatCustomerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ description: 'Whether the customer has an open socket; while a page reloads it stays true' }) online!: boolean;
  @ApiProperty({
    ...time,
    nullable: true,
    description: 'Online: when it came. Offline: when its last socket closed, if any',
  })
  lastSeenAt!: string | null;
}

class ChatAgentDto implements ChatAgent {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) avatarUrl!: string | null;
}

class LastMessageDto implements LastMessage {
  @ApiProperty() seq!: number;
  @ApiProperty({ enum: ['agent', 'customer'] }) senderType!: LastMessage['senderType'];
  @ApiProperty({
    maxLength: 140,
    description: 'Empty if the message consists of files alone or was deleted; of a voice or video note what it is called',
  })
  text!: string;
  @ApiProperty({ description: 'Number of its files' }) files!: number;
  @ApiProperty(time) at!: string;
  @ApiProperty() deleted!: boolean;
}

class HoldDto implements ChatHold {
  @ApiProperty(time) since!: string;
  @ApiProperty({ ...time, nullable: true, description: 'Null: until somebody resumes it or the customer writes' }) until!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'For staff: customers get null' }) reason!: string | null;
}

class RatingDto {
  @ApiProperty({ minimum: 1, maximum: 5 }) score!: number;
  @ApiProperty({ type: String, nullable: true }) comment!: string | null;
}

export class ChatDto implements ChatView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CHAT_STATUSES }) status!: ChatStatus;
  @ApiProperty({ enum: PRIORITIES }) priority!: Priority;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ type: [ChatSkillDto] }) skills!: ChatSkill[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The team that the chat is for' }) teamId!: string | null;
  @ApiProperty({ type: ChatCustomerDto }) customer!: ChatCustomerDto;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) agentId!: string | null;
  @ApiProperty({ type: ChatAgentDto, nullable: true }) agent!: ChatAgentDto | null;
  @ApiProperty({ ...time, nullable: true }) queuedAt!: string | null;
  @ApiProperty({ ...time, nullable: true }) assignedAt!: string | null;
  @ApiProperty({ ...time, nullable: true }) firstResponseAt!: string | null;
  @ApiProperty({ ...time, nullable: true }) closedAt!: string | null;
  @ApiProperty({ enum: CLOSE_REASONS, nullable: true }) closeReason!: CloseReason | null;
  @ApiProperty({ enum: RESOLUTIONS, nullable: true }) resolution!: Resolution | null;
  @ApiProperty() lastSeq!: number;
  @ApiProperty({ ...time, nullable: true }) lastMessageAt!: string | null;
  @ApiProperty({ type: LastMessageDto, nullable: true, description: 'The last that a person said; notices of the system do not count' })
  lastMessage!: LastMessageDto | null;
  @ApiProperty({ ...time, nullable: true, description: 'Since when the customer has been waiting for an answer' }) awaitingReplySince!:
    string | null;
  @ApiProperty({ ...time, nullable: true, description: 'When the customer is to be answered at the latest, by the targets' }) dueAt!:
    string | null;
  @ApiProperty({ type: Object, description: 'The last `seq` that each participant has read, by id' }) readUpTo!: Record<string, number>;
  @ApiProperty({ type: [String] }) tags!: string[];
  @ApiProperty({ description: 'Whether its agent asks supervisors for help' }) handRaised!: boolean;
  @ApiProperty({ type: HoldDto, nullable: true, description: 'On hold the chat takes no seat of its agent' }) hold!: HoldDto | null;
  @ApiProperty({ type: RatingDto, nullable: true }) rating!: ChatView['rating'];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) ticketId!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The chat of the same customer that this one continues; it was closed at most 24 h before',
  })
  previousChatId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Who had the last chat of this customer' })
  previousAgentId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'pt-BR' }) locale!: string | null;
  @ApiProperty({ type: ChatPageDto, nullable: true, description: 'The page that the customer looks at' }) page!: ChatPageDto | null;
  @ApiProperty({ type: Object }) metadata!: Record<string, unknown>;
  @ApiProperty(time) createdAt!: string;
  @ApiPropertyOptional({
    maximum: 1000,
    description:
      'Messages of others that the viewer has not read; 0 unless it is the chat’s customer or agent. In lists, `GET /chats/:id`, `ready` and `chat.join`',
  })
  unread?: number;
  @ApiPropertyOptional({ description: 'Whether its agent, if that is the viewer, marked it unread. Where `unread` is' })
  markedUnread?: boolean;
}

export class CloseChatDto {
  @ApiPropertyOptional({ enum: RESOLUTIONS }) @IsIn(RESOLUTIONS) @IfGiven resolution?: Resolution;
}

export class ChatEventDto {
  @IsUUID() chatId!: string;
}

export class CloseChatEventDto extends CloseChatDto {
  @IsUUID() chatId!: string;
}
