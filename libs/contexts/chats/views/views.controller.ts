import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { SavedViewView } from '#protocol';
import { ChangeView } from './change-view';
import { DeleteView } from './delete-view';
import { SaveView } from './save-view';
import { SavedViewList } from './saved-view-list';
import { NewViewDto, parametersOf, SavedViewDto, ViewPatchDto } from './views.dto';

@ApiTags('Chats')
@ApiBearerAuth()
@Access('agent')
@Controller('views')
export class ViewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Saved filters of the list of chats: your own and shared ones, by name' })
  @ApiPage(SavedViewDto)
  list(@By() by: StaffCaller, @Query() { limit, cursor }: PageQuery): Promise<Page<SavedViewView>> {
    return this.queries.execute(new SavedViewList(by.id, limit, cursor));
  }

  @Post()
  @ApiOperation({
    summary: 'Save filters under a name',
    description:
      'At most 100 of an owner: 409 `view.too_many`. A name that you have given already: 409 `view.name_taken`. A shared one by an agent: 403 `view.shared_is_read_only`.',
  })
  @ApiCreatedResponse({ type: SavedViewDto })
  save(@By() by: StaffCaller, @Body() { name, filters, shared = false }: NewViewDto): Promise<SavedViewView> {
    return this.commands.execute(new SaveView(by, { name, filters: parametersOf(filters), shared }));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change saved filters',
    description: 'What is given; `filters` as a whole. Shared ones by supervisors and admins; others’ own ones are absent.',
  })
  @ApiOkResponse({ type: SavedViewDto })
  change(
    @By() by: StaffCaller,
    @Param('id', idParam('view')) id: string,
    @Body() { name, filters, shared }: ViewPatchDto,
  ): Promise<SavedViewView> {
    const changes = {
      ...(name !== undefined && { name }),
      ...(filters !== undefined && { filters: parametersOf(filters) }),
      ...(shared !== undefined && { shared }),
    };
    return this.commands.execute(new ChangeView(by, id, changes));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete saved filters' })
  @ApiNoContentResponse()
  delete(@By() by: StaffCaller, @Param('id', idParam('view')) id: string): Promise<void> {
    return this.commands.execute(new DeleteView(by, id));
  }
}
