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

const ID_OR_NONE = /^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

class ChatMatchDto implements ChatMatch {
  @ApiProperty({ enum: ['subject', 'message', 'customer', 'tags', 'note'] }) field!: ChatMatch['field'];
  @ApiPropertyOptional() messageSeq?: number;
  @ApiProperty({ description: 'Plain text' }) excerpt!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    description: 'Ranges of the excerpt to highlight: [from, to) in UTF-16 code units',
  })
  hits!: ChatMatch['hits'];
}

export class ListedChatDto extends ChatDto {
  @ApiPropertyOptional({ type: ChatMatchDto, nullable: true, description: 'With `q`: where the words were found' })
  match?: ChatMatchDto | null;
}

/** The filters of chats, as every list, export and saved view of chats takes them. */
export class ChatFilterQuery {
  @ApiPropertyOptional({ description: `Several, comma-separated, of ${CHAT_STATUSES.join(', ')}`, example: 'queued,active' })
  @SeveralOf(CHAT_STATUSES)
  @IfGiven
  status?: ChatStatus[];
  @ApiPropertyOptional({ description: 'Ids of agents, comma-separated; `none` finds chats without an agent' })
  @Several()
  @Matches(ID_OR_NONE, { each: true, message: 'each agentId must be an id or none' })
  @IfGiven
  agentId?: string[];
  @ApiPropertyOptional({ description: 'Ids of teams, comma-separated; `none` finds chats that are for no team' })
  @Several()
  @Matches(ID_OR_NONE, { each: true, message: 'each teamId must be an id or none' })
  @IfGiven
  teamId?: string[];
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
  @ApiPropertyOptional({ description: 'Whether the customer was recognised by a signed identity' }) @YesOrNo() @IfGiven verified?: boolean;
  @ApiPropertyOptional({ description: 'Whether the agent asks supervisors for help' }) @YesOrNo() @IfGiven handRaised?: boolean;
  @ApiPropertyOptional({ description: 'Whether the chat is on hold' }) @YesOrNo() @IfGiven onHold?: boolean;
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'broken wid',
    description: `Words that must all occur in the chat: in messages, file names, subject, tags, the customer or, for staff, notes. The last word may be
incomplete. \`"a phrase"\` finds the phrase, \`-word\` excludes a word. Rows then have \`match\`. A search of more than 5 seconds is refused with 503
\`search.too_slow\`.`,
  })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ ...time, description: 'Created at or after' }) @Instant() @IfGiven from?: string;
  @ApiPropertyOptional({ ...time, description: 'Created before' }) @Instant() @IfGiven to?: string;
}

export class ChatListQuery extends IntersectionType(ChatFilterQuery, PageQuery) {
  @ApiPropertyOptional({
    enum: SORT_NAMES,
    default: '-createdAt',
    description:
      '`relevance` needs `q`, and ranks the newest 500 chats that it finds; by `dueAt` there are the chats alone that are due by a target',
  })
  @IsIn(SORT_NAMES)
  @IfGiven
  sort: string = '-createdAt';
}
