import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, type MovingPage, type Page, PageQuery, type StaffCaller, WithETag } from '#platform';
import type { CannedResponseView } from '#protocol';
import {
  CannedCategoryDto,
  CannedListQuery,
  CannedResponseDto,
  CannedResponsePatchDto,
  fieldsOf,
  NewCannedResponseDto,
  RenderDto,
  RenderedDto,
  RenderedTextDto,
  RenderTextDto,
} from './library/canned.dto';
import { authorOf } from './library/author';
import { ChangeCannedResponse } from './library/change-canned-response';
import { CreateCannedResponse } from './library/create-canned-response';
import { DeleteCannedResponse } from './library/delete-canned-response';
import { RestoreCannedResponse } from './library/restore-canned-response';
import { CannedList } from './library/canned-list';
import { CannedViews } from './library/canned-views';
import { CannedCategories } from './library/categories';
import { RenderedResponse } from './sending/rendered-response';
import { RenderedText } from './sending/rendered-text';
import { ResponseId } from './library/response-id';
import { CannedResponses } from './library/canned.store';

@ApiTags('Canned responses')
@ApiBearerAuth()
@Access('agent')
@Controller('canned-responses')
export class CannedController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly views: CannedViews,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Find canned responses',
    description:
      'Shared responses, those of your teams and your own. Those that you use most come first, then those that everybody uses most, then by title. A page has `moved: true` when a response was used or renamed since the first page.',
  })
  @ApiPage(CannedResponseDto, { moves: true })
  list(@By() by: StaffCaller, @Query() filters: CannedListQuery): Promise<MovingPage<CannedResponseView>> {
    return this.queries.execute(new CannedList(authorOf(by), filters));
  }

  @Post()
  @ApiOperation({
    summary: 'Create a canned response',
    description: 'Content with unknown variables, filters or tags is refused; the error names line and column.',
  })
  @ApiCreatedResponse({ type: CannedResponseDto })
  @WithETag(CannedResponses)
  async create(@By() by: StaffCaller, @Body() input: NewCannedResponseDto): Promise<CannedResponseView> {
    return this.views.byId(authorOf(by), await this.commands.execute(new CreateCannedResponse(by, fieldsOf(input))));
  }

  @Get('categories')
  @ApiOperation({ summary: 'List the categories in use, by name' })
  @ApiPage(CannedCategoryDto)
  categories(@By() by: StaffCaller, @Query() { limit, cursor }: PageQuery): Promise<Page<CannedCategoryDto>> {
    return this.queries.execute(new CannedCategories(authorOf(by), limit, cursor));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Render a text that is not kept yet',
    description: 'For whoever writes a canned response: the text as it would be in a chat that you may read. Nothing is sent.',
  })
  @ApiOkResponse({ type: RenderedTextDto })
  renderText(@By() by: StaffCaller, @Body() { content, chatId }: RenderTextDto): Promise<RenderedTextDto> {
    return this.queries.execute(new RenderedText(by, content, chatId));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One canned response' })
  @ApiOkResponse({ type: CannedResponseDto })
  @WithETag(CannedResponses)
  get(@By() by: StaffCaller, @ResponseId() id: string): Promise<CannedResponseView> {
    return this.views.byId(authorOf(by), id);
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change a canned response',
    description: 'Only the given fields change. A new `scope` shares a personal response, gives it to a team, or makes one your own.',
  })
  @ApiOkResponse({ type: CannedResponseDto })
  @WithETag(CannedResponses)
  async change(@By() by: StaffCaller, @ResponseId() id: string, @Body() patch: CannedResponsePatchDto): Promise<CannedResponseView> {
    await this.commands.execute(new ChangeCannedResponse(by, id, withoutAbsent(patch)));
    return this.views.byId(authorOf(by), id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a canned response', description: 'A deleted response can be restored.' })
  @ApiNoContentResponse()
  @WithETag(CannedResponses)
  delete(@By() by: StaffCaller, @ResponseId() id: string): Promise<void> {
    return this.commands.execute(new DeleteCannedResponse(by, id));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Restore a deleted canned response', description: '409 when another response has its shortcut by now.' })
  @ApiOkResponse({ type: CannedResponseDto })
  async restore(@By() by: StaffCaller, @ResponseId() id: string): Promise<CannedResponseView> {
    await this.commands.execute(new RestoreCannedResponse(by, id));
    return this.views.byId(authorOf(by), id);
  }

  @Post(':id/render')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Render a canned response for a chat',
    description: 'For the composer: nothing is sent, and nothing counts as use.',
  })
  @ApiOkResponse({ type: RenderedDto })
  render(@By() by: StaffCaller, @ResponseId() id: string, @Body() { chatId }: RenderDto): Promise<RenderedDto> {
    return this.queries.execute(new RenderedResponse(by, id, chatId));
  }
}

function withoutAbsent<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
