import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RemoveTotp } from './own/remove-totp';
import { Access, ApiPage, cursorPart, idParam, type Page, readCursor, toPage } from '#platform';
import { ChangeSkill } from './skills/change-skill';
import { ChangeUser } from './staff/change-user';
import { CreateSkill } from './skills/create-skill';
import { CreateUser } from './staff/create-user';
import { DeleteSkill } from './skills/delete-skill';
import { Skills, Users } from './staff/directory.store';
import {
  ForceQuery,
  FullUserDto,
  NamesQuery,
  NewSkillDto,
  NewUserDto,
  SkillDto,
  SkillPatchDto,
  UserPatchDto,
  UsersQuery,
} from './staff/directory.dto';
import type { Skill } from './staff/domain/skill';
import type { User } from './staff/domain/user';
import { viewUser } from './staff/user-views';

@ApiTags('Users, skills and settings')
@ApiBearerAuth()
@Access('admin')
@Controller()
export class DirectoryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly users: Users,
    private readonly skills: Skills,
  ) {}

  @Post('users')
  @ApiOperation({ summary: 'Create a user' })
  @ApiCreatedResponse({ type: FullUserDto })
  async createUser(@Body() input: NewUserDto): Promise<FullUserDto> {
    return viewFullUser(await this.commands.execute(new CreateUser(input)));
  }

  @Get('users')
  @ApiOperation({ summary: 'Find users, oldest first' })
  @ApiPage(FullUserDto)
  async listUsers(@Query() { limit, cursor, ...filters }: UsersQuery): Promise<Page<FullUserDto>> {
    const after = readCursor(cursor, [cursorPart.id]);
    const users = await this.users.page(filters, limit + 1, after?.[0] as string | undefined);
    return toPage(users.map(viewFullUser), limit, ({ id }) => [id]);
  }

  @Get('users/:id')
  @ApiOperation({ summary: 'One user' })
  @ApiOkResponse({ type: FullUserDto })
  async getUser(@Param('id', idParam('user')) id: string): Promise<FullUserDto> {
    return viewFullUser(await this.users.get(id));
  }

  @Delete('users/:id/totp')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove the authenticator of a user',
    description: 'For somebody who has lost it, and the recovery codes with it.',
  })
  @ApiNoContentResponse()
  async removeTotp(@Param('id', idParam('user')) id: string): Promise<void> {
    await this.commands.execute(new RemoveTotp(id));
  }

  @Patch('users/:id')
  @ApiOperation({
    summary: 'Change a user',
    description: 'Only the given fields change. A new password, a lower role and deactivation end all logins of the user.',
  })
  @ApiOkResponse({ type: FullUserDto })
  async changeUser(@Param('id', idParam('user')) id: string, @Body() patch: UserPatchDto): Promise<FullUserDto> {
    return viewFullUser(await this.commands.execute(new ChangeUser(id, patch)));
  }

  @Get('skills')
  @Access('agent')
  @ApiOperation({ summary: 'List all skills by name' })
  @ApiPage(SkillDto)
  async listSkills(@Query() { limit, cursor }: NamesQuery): Promise<Page<SkillDto>> {
    const [after] = (readCursor(cursor, [cursorPart.text]) ?? []) as [string?];
    const skills = await this.skills.page(limit && limit + 1, after);
    return toPage(skills.map(viewSkill), limit ?? skills.length, ({ name }) => [name]);
  }

  @Post('skills')
  @ApiOperation({ summary: 'Create a skill', description: 'Names are compared without case, surrounding spaces and Unicode form.' })
  @ApiCreatedResponse({ type: SkillDto })
  async createSkill(@Body() { name, description, public: isPublic }: NewSkillDto): Promise<SkillDto> {
    return viewSkill(await this.commands.execute(new CreateSkill(name, description ?? null, isPublic)));
  }

  @Patch('skills/:name')
  @ApiOperation({
    summary: 'Change a skill',
    description:
      'A new name applies to the agents who have the skill and the open chats that ask for it. Closed chats keep the old name, and both names find them.',
  })
  @ApiOkResponse({ type: SkillDto })
  async changeSkill(@Param('name') name: string, @Body() changes: SkillPatchDto): Promise<SkillDto> {
    return viewSkill(await this.commands.execute(new ChangeSkill(name, changes)));
  }

  @Delete('skills/:name')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a skill and take it from everybody who has it',
    description:
      'Refused with `skill.in_use` and `chatIds` (at most 100) while open chats ask for the skill. `force=true` removes it from these chats, and the queue is routed anew.',
  })
  @ApiNoContentResponse()
  deleteSkill(@Param('name') name: string, @Query() { force }: ForceQuery): Promise<void> {
    return this.commands.execute(new DeleteSkill(name, force));
  }
}

function viewFullUser(user: User): FullUserDto {
  const { active, maxConcurrentChats, createdAt } = user;
  return { ...viewUser(user), active, maxConcurrentChats, createdAt: createdAt.toISOString() };
}

function viewSkill({ name, description, public: isPublic }: Skill): SkillDto {
  return { name, description, public: isPublic };
}
