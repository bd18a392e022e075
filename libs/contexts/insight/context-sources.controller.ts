import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#platform';
import { SourceNameParam, SourceTestDto } from './context-sources.dto';
import { TestOfSource } from './queries/test-of-source';

@ApiTags('Insight')
@ApiBearerAuth()
@Access('admin')
@Controller('context-sources')
export class ContextSourcesController {
  constructor(private readonly queries: QueryBus) {}

  @Post(':name/test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask a source about a made-up customer',
    description: 'As it would be asked when a chat starts; the customer’s `externalId` is `switchboard-test`. Nothing is kept.',
  })
  @ApiOkResponse({ type: SourceTestDto })
  test(@Param() { name }: SourceNameParam): Promise<SourceTestDto> {
    return this.queries.execute(new TestOfSource(name));
  }
}
