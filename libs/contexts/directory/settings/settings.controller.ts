import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, hasRole, type Page, PageQuery, type StaffCaller } from '#platform';
import type { SettingsView } from '#protocol';
import { ChangeSettings } from './change-settings';
import { CurrentSettings } from './current-settings';
import { settingsForStaff, shown } from '../staff/domain/setting';
import { SettingsHistory } from './settings-history';
import { SettingsMeta } from './settings-meta';
import { SettingMetaDto, SettingsChangeDto, SettingsDto, SettingsPatchDto } from './settings.dto';
import { WithSettingsETag } from './with-settings-etag';

@ApiTags('Users, skills and settings')
@ApiBearerAuth()
@Access('admin')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly settings: CurrentSettings,
  ) {}

  @Get()
  @Access('agent')
  @ApiOperation({
    summary: 'The current settings',
    description: 'All of them to admins; to agents and supervisors those that a desk needs, which are `forStaff` in `/settings/meta`.',
  })
  @ApiOkResponse({ type: SettingsDto })
  @WithSettingsETag()
  async get(@By() by: StaffCaller): Promise<Partial<SettingsView>> {
    // Not what this node remembers: the answer has to be as new as its ETag.
    this.settings.forget();
    const settings = shown(await this.settings.get());
    return hasRole(by, 'admin') ? settings : Object.fromEntries(settingsForStaff().map((name) => [name, settings[name]]));
  }

  @Patch()
  @ApiOperation({ summary: 'Change settings', description: 'Only the given settings change. They apply at once, on all nodes.' })
  @ApiOkResponse({ type: SettingsDto })
  @WithSettingsETag()
  async change(@By() by: StaffCaller, @Body() changes: SettingsPatchDto): Promise<SettingsView> {
    return shown(await this.commands.execute(new ChangeSettings(withoutAbsent(changes), by.id)));
  }

  @Get('meta')
  @ApiOperation({ summary: 'Describe all settings, each with its last change' })
  @ApiOkResponse({ type: [SettingMetaDto] })
  meta(): Promise<SettingMetaDto[]> {
    return this.queries.execute(new SettingsMeta());
  }

  @Get('history')
  @ApiOperation({ summary: 'List the changes of settings, the latest first' })
  @ApiPage(SettingsChangeDto)
  history(@Query() { limit, cursor }: PageQuery): Promise<Page<SettingsChangeDto>> {
    return this.queries.execute(new SettingsHistory(limit, cursor));
  }
}

function withoutAbsent(given: SettingsPatchDto): Partial<SettingsView> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
