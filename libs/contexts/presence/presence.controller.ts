import { Body, Controller, Get, Param, Patch, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AgentLimitDto, AgentSkillsDto, LimitAgent, SetAgentSkills } from '#directory';
import { Access, ApiPage, By, cursorPart, hasRole, idParam, type Page, PeopleOnly, readCursor, type StaffCaller, toPage } from '#platform';
import type { AgentView, ColleagueView } from '#protocol';
import { ForceStatus } from './commands/force-status';
import { SetStatus } from './commands/set-status';
import { AgentDto, AgentsQuery, ForceStatusDto, SetStatusDto } from './presence.dto';
import { AgentViews, asColleague } from './queries/agent-views';

@ApiTags('Agents')
@ApiBearerAuth()
@Access('agent')
@Controller('agents')
export class PresenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: AgentViews,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Every agent with status and load, by name',
    description: 'Supervisors and admins see all fields; agents see id, name, status, load and skills of their colleagues.',
  })
  @ApiPage(AgentDto)
  async list(@By() by: StaffCaller, @Query() { limit, cursor }: AgentsQuery): Promise<Page<AgentView | ColleagueView>> {
    const after = readCursor(cursor, [cursorPart.text, cursorPart.id]) as [string, string] | undefined;
    const agents = await this.views.list(limit === undefined ? null : limit + 1, after);
    const page = toPage(agents, limit ?? agents.length, ({ name, id }) => [name, id]);
    return hasRole(by, 'supervisor') ? page : { ...page, data: page.data.map(asColleague) };
  }

  @Get('me')
  @PeopleOnly()
  @ApiOperation({ summary: 'Your own desk' })
  @ApiOkResponse({ type: AgentDto })
  me(@By() by: StaffCaller): Promise<AgentView> {
    return this.views.byId(by.id);
  }

  @Put('me/status')
  @PeopleOnly()
  @ApiOperation({ summary: 'Set your status', description: 'It stays until you change it.' })
  @ApiOkResponse({ type: AgentDto })
  async setOwnStatus(@By() by: StaffCaller, @Body() { status }: SetStatusDto): Promise<AgentView> {
    await this.commands.execute(new SetStatus(by.id, status));
    return this.views.byId(by.id);
  }

  @Put(':id/status')
  @Access('supervisor')
  @ApiOperation({
    summary: 'Set an agent’s status',
    description: 'The agent sees the reason (`statusNote`), and so does its status history. Your own status takes none.',
  })
  @ApiOkResponse({ type: AgentDto })
  async setStatus(
    @By() by: StaffCaller,
    @Param('id', idParam('agent')) id: string,
    @Body() { status, reason }: ForceStatusDto,
  ): Promise<AgentView> {
    await this.commands.execute(id === by.id ? new SetStatus(id, status) : new ForceStatus(by.id, id, status, reason ?? null));
    return this.views.byId(id);
  }

  @Put(':id/skills')
  @Access('admin')
  @ApiOperation({ summary: 'Replace an agent’s skills', description: 'A name that is new here is created.' })
  @ApiOkResponse({ type: AgentDto })
  async setSkills(@Param('id', idParam('agent')) id: string, @Body() { skills }: AgentSkillsDto): Promise<AgentView> {
    await this.commands.execute(
      new SetAgentSkills(
        id,
        skills.map(({ name, level }) => ({ name, level })),
      ),
    );
    return this.views.byId(id);
  }

  @Patch(':id')
  @Access('supervisor')
  @ApiOperation({ summary: 'Limit how many chats an agent has at once' })
  @ApiOkResponse({ type: AgentDto })
  async limit(@Param('id', idParam('agent')) id: string, @Body() { maxConcurrentChats }: AgentLimitDto): Promise<AgentView> {
    await this.commands.execute(new LimitAgent(id, maxConcurrentChats));
    return this.views.byId(id);
  }
}
