import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '#kernel';
import { Access, ApiPage, cursorPart, idParam, type Page, readCursor, toPage, WithETag } from '#platform';
import type { HoursView, Opening } from '#protocol';
import { NamesQuery } from '../staff/directory.dto';
import { ChangeHours } from './change-hours';
import { CreateHours } from './create-hours';
import { DeleteHours } from './delete-hours';
import type { Hours } from './domain/hours';
import { HoursDto, HoursPatchDto, NewHoursDto, OpeningDto, OpeningQuery } from './hours.dto';
import { AllHours } from './hours.store';
import { OpeningTimes } from './domain/opening';

@ApiTags('Hours')
@ApiBearerAuth()
@Access('admin')
@Controller('hours')
export class HoursController {
  constructor(
    private readonly commands: CommandBus,
    private readonly all: AllHours,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('agent')
  @ApiOperation({ summary: 'List all opening hours by name' })
  @ApiPage(HoursDto)
  async list(@Query() { limit, cursor }: NamesQuery): Promise<Page<HoursView>> {
    const [after] = (readCursor(cursor, [cursorPart.text]) ?? []) as [string?];
    const hours = await this.all.page(limit && limit + 1, after);
    return toPage(hours.map(viewHours), limit ?? hours.length, ({ name }) => [name]);
  }

  @Post()
  @ApiOperation({
    summary: 'Create opening hours',
    description:
      'The setting `hoursId` names those of the installation; a team may have its own. Times are those of the clock on the wall.',
  })
  @ApiCreatedResponse({ type: HoursDto })
  @WithETag(AllHours)
  async create(@Body() hours: NewHoursDto): Promise<HoursView> {
    return viewHours(await this.commands.execute(new CreateHours(plain(hours))));
  }

  @Get(':id')
  @Access('agent')
  @ApiOperation({ summary: 'One set of opening hours' })
  @ApiOkResponse({ type: HoursDto })
  @WithETag(AllHours)
  async get(@Param('id', idParam('hours', 'set of hours')) id: string): Promise<HoursView> {
    return viewHours(await this.all.get(id));
  }

  @Get(':id/open')
  @Access('agent')
  @ApiOperation({ summary: 'Whether it is open at a moment, and when that changes' })
  @ApiOkResponse({ type: OpeningDto })
  async open(@Param('id', idParam('hours', 'set of hours')) id: string, @Query() { at }: OpeningQuery): Promise<Opening> {
    const times = new OpeningTimes(await this.all.get(id));
    const moment = at === undefined ? this.clock.now() : new Date(at);
    return { open: times.isOpenAt(moment), changesAt: times.changesAt(moment)?.toISOString() ?? null };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change opening hours', description: 'Only the given fields change; lists are replaced as a whole.' })
  @ApiOkResponse({ type: HoursDto })
  @WithETag(AllHours)
  async change(@Param('id', idParam('hours', 'set of hours')) id: string, @Body() changes: HoursPatchDto): Promise<HoursView> {
    return viewHours(await this.commands.execute(new ChangeHours(id, plain(changes))));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete opening hours',
    description: 'Refused with `hours.in_use` while teams (`teamIds`) or the settings (`isDefault`) go by them.',
  })
  @ApiNoContentResponse()
  @WithETag(AllHours)
  delete(@Param('id', idParam('hours', 'set of hours')) id: string): Promise<void> {
    return this.commands.execute(new DeleteHours(id));
  }
}

/** Without the classes of the input, of which nothing is stored. */
function plain<T extends HoursPatchDto>(hours: T): T {
  const { weekly, exceptions } = hours;
  return {
    ...hours,
    ...(weekly && { weekly: weekly.map((each) => ({ ...each })) }),
    ...(exceptions && { exceptions: exceptions.map((each) => ({ ...each })) }),
  };
}

function viewHours({ id, name, timeZone, weekly, exceptions }: Hours): HoursView {
  return { id, name, timeZone, weekly, exceptions };
}
