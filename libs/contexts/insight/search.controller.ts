import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, type StaffCaller } from '#platform';
import type { SearchView } from '#protocol';
import { SearchEverything } from './queries/search-everything';
import { SearchDto, SearchQuery } from './search.dto';

@ApiTags('Insight')
@ApiBearerAuth()
@Access('agent')
@Controller('search')
export class SearchController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Find chats, customers, tickets and canned responses at once',
    description:
      'At most five of each, of those that you may see: for agents the chats that are or were theirs and those that wait. Too slow: 503 `search.too_slow`.',
  })
  @ApiOkResponse({ type: SearchDto })
  search(@By() by: StaffCaller, @Query() { q, limit }: SearchQuery): Promise<SearchView> {
    return this.queries.execute(new SearchEverything(by, q, limit));
  }
}
