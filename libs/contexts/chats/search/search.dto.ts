import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsUUID, Matches, MaxLength } from 'class-validator';
import { IfGiven, Instant, PageQuery, SaysSomething, SearchText, Several, SeveralOf, time, WholeNumber, YesOrNo } from '#platform';
import {
  CHAT_STATUSES,
  type ChatMatch,
  type ChatStatus,
  CLOSE_REASONS,
  type CloseReason,
  PRIORITIES,
  type Priority,
  type Resolution,
  RESOLUTIONS,
} from '#protocol';
import { ChatDto } from '../chat/chat.dto';
import { SORT_NAMES } from './chat-list';

const AGENT_OR_NONE = /^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

class ChatMatchDto implements ChatMatch {
  @ApiProperty({ enum: ['subject', 'message', 'customer', 'tags', 'note'] }) field!: ChatMatch['field'];
  @ApiPropertyOptional() messageSeq?: number;
  @ApiProperty({ description: 'Plain text' }) excerpt!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    description: 'What is to be marked in it: [from, to) in UTF-16 units',
  })
  hits!: ChatMatch['hits'];
}

export class ListedChatDto extends ChatDto {
  @ApiPropertyOptional({ type: ChatMatchDto, nullable: true, description: 'With `q`: where it was met' }) match?: ChatMatchDto | null;
}

/** The filters of chats, as every list, export and saved view of chats takes them. */
export class ChatFilterQuery {
  @ApiPropertyOptional({ description: `Several, comma-separated, of ${CHAT_STATUSES.join(', ')}`, example: 'queued,active' })
  @SeveralOf(CHAT_STATUSES)
  @IfGiven
  status?: ChatStatus[];
  @ApiPropertyOptional({ description: 'Ids, comma-separated; `none` for nobody' })
  @Several()
  @Matches(AGENT_OR_NONE, { each: true, message: 'each agentId must be an id or none' })
  @IfGiven
  agentId?: string[];
  @ApiPropertyOptional({ format: 'uuid' }) @IsUUID() @IfGiven customerId?: string;
  @ApiPropertyOptional({ description: `Several of ${PRIORITIES.join(', ')}` }) @SeveralOf(PRIORITIES) @IfGiven priority?: Priority[];
  @ApiPropertyOptional({ description: 'Chats with any of these tags' })
  @Several()
  @SaysSomething({ each: true })
  @MaxLength(50, { each: true })
  @IfGiven
  tag?: string[];
  @ApiPropertyOptional({ description: 'Chats that ask for any of these skills' })
  @Several()
  @SaysSomething({ each: true })
  @MaxLength(60, { each: true })
  @IfGiven
  skill?: string[];
  @ApiPropertyOptional({ description: `Several of ${CLOSE_REASONS.join(', ')}` })
  @SeveralOf(CLOSE_REASONS)
  @IfGiven
  closeReason?: CloseReason[];
  @ApiPropertyOptional({ description: `Several of ${RESOLUTIONS.join(', ')}` }) @SeveralOf(RESOLUTIONS) @IfGiven resolution?: Resolution[];
  @ApiPropertyOptional({ minimum: 1, maximum: 5 }) @WholeNumber(1, 5) @IfGiven ratingMin?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 5 }) @WholeNumber(1, 5) @IfGiven ratingMax?: number;
  @ApiPropertyOptional({ description: 'Whether the customer waits for an answer' }) @YesOrNo() @IfGiven unanswered?: boolean;
  @ApiPropertyOptional() @YesOrNo() @IfGiven hasNotes?: boolean;
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'broken wid',
    description: `Words that are all somewhere in the chat: in messages, names of files, subject, tags, the customer and, for staff, notes. The last may be the
beginning of one; \`"a phrase"\`; \`-without\`. Rows then have \`match\`. A search that takes over 5 seconds is refused with 503 \`search.too_slow\`.`,
  })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ ...time, description: 'Created at or after' }) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional({ ...time, description: 'Created before' }) @Instant() @IfGiven to?: string;
}

export class ChatListQuery extends IntersectionType(ChatFilterQuery, PageQuery) {
  @ApiPropertyOptional({ enum: SORT_NAMES, default: '-createdAt', description: '`relevance` goes with `q`' })
  @IsIn(SORT_NAMES)
  @IfGiven
  sort: string = '-createdAt';
}
