import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, By, idParam, type Page, PageQuery, type StaffCaller } from '#platform';
import type { WebhookView } from '#protocol';
import { ChangeWebhook } from './commands/change-webhook';
import { CreateWebhook, type WithSecret } from './commands/create-webhook';
import { DeleteWebhook } from './commands/delete-webhook';
import { RotateWebhookSecret } from './commands/rotate-webhook-secret';
import { WebhookById } from './queries/webhook-by-id';
import { WebhookList } from './queries/webhook-list';
import { NewWebhookDto, WebhookDto, WebhookPatchDto, WebhookWithSecretDto } from './webhooks.dto';

@ApiTags('Webhooks')
@ApiBearerAuth()
@Access('admin')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Webhooks, the oldest first, without their secrets' })
  @ApiPage(WebhookDto)
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<WebhookView>> {
    return this.queries.execute(new WebhookList(limit, cursor));
  }

  @Post()
  @ApiOperation({
    summary: 'Subscribe an address to events',
    description:
      'The answer has the `secret`, which is shown this once. At most 25: 409 `webhook.too_many`. A private address: 422 `webhook.private_address`.',
  })
  @ApiCreatedResponse({ type: WebhookWithSecretDto })
  create(@By() by: StaffCaller, @Body() { url, events, description = null }: NewWebhookDto): Promise<WithSecret> {
    return this.commands.execute(new CreateWebhook(by, { url, events, description }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A webhook, without its secret' })
  @ApiOkResponse({ type: WebhookDto })
  get(@Param('id', idParam('webhook')) id: string): Promise<WebhookView> {
    return this.queries.execute(new WebhookById(id));
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change a webhook',
    description:
      'What is given. `active: false` stops it, what has not been delivered waits; `active: true` goes on, also with one that was switched off.',
  })
  @ApiOkResponse({ type: WebhookDto })
  change(
    @By() by: StaffCaller,
    @Param('id', idParam('webhook')) id: string,
    @Body() { url, events, description, active }: WebhookPatchDto,
  ): Promise<WebhookView> {
    const given = Object.entries({ url, events, description, active }).filter(([, value]) => value !== undefined);
    return this.commands.execute(new ChangeWebhook(by, id, Object.fromEntries(given)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a webhook, and what waits for it' })
  @ApiNoContentResponse()
  delete(@By() by: StaffCaller, @Param('id', idParam('webhook')) id: string): Promise<void> {
    return this.commands.execute(new DeleteWebhook(by, id));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Replace the secret of a webhook',
    description: 'The new one is shown this once. For 24 hours both sign, so that a receiver that knows either accepts what is sent.',
  })
  @ApiOkResponse({ type: WebhookWithSecretDto })
  rotateSecret(@By() by: StaffCaller, @Param('id', idParam('webhook')) id: string): Promise<WithSecret> {
    return this.commands.execute(new RotateWebhookSecret(by, id));
  }
}
