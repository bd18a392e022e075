import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, ListPipe, type StaffCaller, TakesList, WithETag } from '#platform';
import type { Target } from '#protocol';
import { CurrentTargets } from './current-targets';
import { TARGETS_ID } from './domain/targets';
import { SetTargets } from './set-targets';
import { TargetDto } from './targets.dto';
import { TargetRows } from './targets.store';

@ApiTags('Targets')
@ApiBearerAuth()
@Access('admin')
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly current: CurrentTargets,
  ) {}

  @Get()
  @Access('agent')
  @WithETag(TargetRows, TARGETS_ID)
  @ApiOperation({ summary: 'How soon customers are to be answered' })
  @ApiOkResponse({ type: [TargetDto] })
  get(): Promise<Target[]> {
    return this.current.list();
  }

  @Put()
  @TakesList()
  @WithETag(TargetRows, TARGETS_ID)
  @ApiOperation({
    summary: 'Replace all targets',
    description:
      'A target of a team goes before one for all. Chats say by when they are due (`dueAt`); `chat.due_soon` and `chat.overdue` tell their agents and supervisors.',
  })
  @ApiBody({ type: [TargetDto] })
  @ApiOkResponse({ type: [TargetDto] })
  async set(@By() by: StaffCaller, @Body(new ListPipe(TargetDto, 400)) list: TargetDto[]): Promise<Target[]> {
    await this.commands.execute(
      new SetTargets(
        by,
        list.map((target) => ({ ...target, teamId: target.teamId?.toLowerCase() ?? null })),
      ),
    );
    return this.current.list();
  }
}
