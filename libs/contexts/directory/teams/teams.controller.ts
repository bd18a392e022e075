import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, cursorPart, idParam, type Page, readCursor, toPage, WithETag } from '#platform';
import type { TeamView } from '#protocol';
import { ForceQuery, NamesQuery } from '../staff/directory.dto';
import { ChangeTeam } from './change-team';
import { CreateTeam } from './create-team';
import { DeleteTeam } from './delete-team';
import { SetTeamMembers } from './set-team-members';
import { TeamViews } from './team-views';
import { NewTeamDto, TeamDto, TeamMembersDto, TeamPatchDto } from './teams.dto';
import { Teams } from './teams.store';

@ApiTags('Teams')
@ApiBearerAuth()
@Access('admin')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly teams: Teams,
    private readonly views: TeamViews,
  ) {}

  @Get()
  @Access('agent')
  @ApiOperation({ summary: 'List all teams by name' })
  @ApiPage(TeamDto)
  async list(@Query() { limit, cursor }: NamesQuery): Promise<Page<TeamView>> {
    const [after] = (readCursor(cursor, [cursorPart.text]) ?? []) as [string?];
    const teams = await this.teams.page(limit && limit + 1, after);
    const page = toPage(teams, limit ?? teams.length, ({ name }) => [name]);
    return { ...page, data: await this.views.of(page.data) };
  }

  @Post()
  @ApiOperation({
    summary: 'Create a team',
    description: 'Names are compared without case, surrounding spaces and Unicode form. `PUT /teams/:id/members` says who is in it.',
  })
  @ApiCreatedResponse({ type: TeamDto })
  @WithETag(Teams)
  async create(@Body() team: NewTeamDto): Promise<TeamView> {
    return this.views.one(await this.commands.execute(new CreateTeam({ ...team })));
  }

  @Get(':id')
  @Access('agent')
  @ApiOperation({ summary: 'One team' })
  @ApiOkResponse({ type: TeamDto })
  @WithETag(Teams)
  async get(@Param('id', idParam('team')) id: string): Promise<TeamView> {
    return this.views.one(await this.teams.get(id));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a team', description: 'Only the given fields change.' })
  @ApiOkResponse({ type: TeamDto })
  @WithETag(Teams)
  async change(@Param('id', idParam('team')) id: string, @Body() changes: TeamPatchDto): Promise<TeamView> {
    return this.views.one(await this.commands.execute(new ChangeTeam(id, { ...changes })));
  }

  @Put(':id/members')
  @ApiOperation({ summary: 'Replace the members of a team', description: 'An agent may be in several teams.' })
  @ApiOkResponse({ type: TeamDto })
  async setMembers(@Param('id', idParam('team')) id: string, @Body() { agentIds }: TeamMembersDto): Promise<TeamView> {
    await this.commands.execute(new SetTeamMembers(id, agentIds));
    return this.views.one(await this.teams.get(id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a team',
    description:
      'Refused with `team.in_use` and `chatIds` (at most 100) while open chats are for the team. `force=true` lets anybody have these chats, and the queue is routed anew.',
  })
  @ApiNoContentResponse()
  @WithETag(Teams)
  delete(@Param('id', idParam('team')) id: string, @Query() { force }: ForceQuery): Promise<void> {
    return this.commands.execute(new DeleteTeam(id, force));
  }
}
