import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CannedResponseDto } from '#canned';
import { ListedChatDto } from '#chats';
import { CustomerDto, TicketDto } from '#customers';
import { IfGiven, SearchText, WholeNumber } from '#platform';
import type { SearchView } from '#protocol';

const MOST = 5;

export class SearchQuery {
  @ApiPropertyOptional({
    maxLength: 200,
    example: 'invoice cle',
    description: 'The last word may be the beginning of one; without it, the newest',
  })
  @SearchText()
  q?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: MOST, default: MOST, description: 'Of each' }) @WholeNumber(1, MOST) @IfGiven limit: number =
    MOST;
}

export class SearchDto implements SearchView {
  @ApiProperty({ type: [ListedChatDto], maxItems: MOST, description: 'The best first, with `match`' }) chats!: ListedChatDto[];
  @ApiProperty({ type: [CustomerDto], maxItems: MOST, description: 'The newest first' }) customers!: CustomerDto[];
  @ApiProperty({ type: [TicketDto], maxItems: MOST, description: 'The newest first' }) tickets!: TicketDto[];
  @ApiProperty({ type: [CannedResponseDto], maxItems: MOST, description: 'What you use most first' }) cannedResponses!: CannedResponseDto[];
}
