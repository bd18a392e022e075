import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { NewWallLink, WallLinkView } from '#protocol';
import { mustSeeAll } from './wall-watchers';
import { MakeWallLink } from './make-wall-link';
import { RevokeWallLink } from './revoke-wall-link';
import { MakeWallLinkDto, NewWallLinkDto, WallLinkDto } from './wall.dto';
import { WallLinkList } from './wall-link-list';

@ApiTags('Insight')
@ApiBearerAuth()
@Access('supervisor')
@Controller('wall-links')
export class WallLinksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The addresses for screens on walls, the newest first' })
  @ApiPage(WallLinkDto)
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<WallLinkView>> {
    return this.queries.execute(new WallLinkList(limit, cursor));
  }

  @Post()
  @ApiOperation({
    summary: 'Make an address for a screen on a wall',
    description:
      'A socket with its `token` may watch queue, agents, workload and the figures of today, and nothing else; it opens no REST. The token has no end and is shown this once. At most 100: 409 `wall_link.too_many`.',
  })
  @ApiCreatedResponse({ type: NewWallLinkDto })
  make(@By() by: StaffCaller, @Body() { name }: MakeWallLinkDto): Promise<NewWallLink> {
    mustSeeAll(by);
    return this.commands.execute(new MakeWallLink(by, name));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke an address', description: 'Screens that have it open lose it within 5 seconds.' })
  @ApiNoContentResponse()
  revoke(@By() by: StaffCaller, @Param('id', idParam('link')) id: string): Promise<void> {
    return this.commands.execute(new RevokeWallLink(by, id));
  }
}
