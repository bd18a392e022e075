import { Body, Controller, Get, Patch, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeSettings, CurrentSettings, WithSettingsETag } from '#directory';
import { Access, By, Env, type StaffCaller } from '#platform';
import type { WidgetSettings } from '#protocol';
import { WidgetConfig, WidgetConfigs } from './widget-config';
import { WidgetConfigDto, WidgetConfigQuery, WidgetOriginsDto, WidgetSettingsDto, WidgetSettingsPatchDto } from './widget.dto';

@ApiTags('Widget')
@Access('admin')
@Controller('widget')
export class WidgetController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly settings: CurrentSettings,
    private readonly configs: WidgetConfigs,
    private readonly env: Env,
  ) {}

  @Get('config')
  @Access('public')
  @ApiOperation({
    summary: 'What the widget on a page needs to know',
    description: 'At most a second old. `online`: an agent is online or busy. `texts` are the company’s own, in the language of `locale`.',
  })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'The `ETag` that the page has' })
  @ApiOkResponse({ type: WidgetConfigDto })
  @ApiResponse({ status: 304, description: 'It is what the page has' })
  async config(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() { locale }: WidgetConfigQuery): Promise<void> {
    const { body, etag } = await this.queries.execute(new WidgetConfig(locale));
    void reply.headers({ etag, 'cache-control': 'public, no-cache', 'cross-origin-resource-policy': 'cross-origin' });
    const known = request.headers['if-none-match'];
    if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) return void reply.status(304).send();
    return void reply.type('application/json; charset=utf-8').send(body);
  }

  @Get('settings')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'How the widget looks and what it asks' })
  @ApiOkResponse({ type: WidgetSettingsDto })
  @WithSettingsETag()
  async get(): Promise<WidgetSettings> {
    // Not what this node remembers: the answer has to be as new as its ETag.
    this.settings.forget();
    return (await this.settings.get()).widget;
  }

  @Get('origins')
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Whose pages may use the widget, besides the server’s own',
    description: 'What is configured by `ALLOWED_ORIGINS`; `*` stands for any.',
  })
  @ApiOkResponse({ type: WidgetOriginsDto })
  origins(): WidgetOriginsDto {
    return { origins: this.env.ALLOWED_ORIGINS };
  }

  @Patch('settings')
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Change the widget',
    description: 'What is given replaces what was there; of `theme`, each part by itself. Pages show it at their next view.',
  })
  @ApiOkResponse({ type: WidgetSettingsDto })
  @WithSettingsETag()
  async change(@By() by: StaffCaller, @Body() { theme, ...given }: WidgetSettingsPatchDto): Promise<WidgetSettings> {
    this.settings.forget();
    const { widget } = await this.settings.get();
    const changed = { ...widget, ...present(given), theme: { ...widget.theme, ...present(theme ?? {}) } };
    const { widget: after } = await this.commands.execute(new ChangeSettings({ widget: changed }, by.id));
    this.configs.forget();
    return after;
  }
}

function present<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
