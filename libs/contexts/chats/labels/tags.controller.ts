import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, type Page } from '#platform';
import { TagDto, TagQuery } from './labels.dto';
import { TagList } from './tag-list';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('agent')
@Controller('tags')
export class TagsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'The tags in use, by name', description: 'For autocompletion: `q` is the beginning of the tag.' })
  @ApiPage(TagDto)
  tags(@Query() { q, limit, cursor }: TagQuery): Promise<Page<TagDto>> {
    return this.queries.execute(new TagList(q ?? '', limit, cursor));
  }
}
