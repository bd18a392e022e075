import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, idParam, type Page } from '#platform';
import type { WebhookDeliveryView } from '#protocol';
import { ReplayDeliveries } from './commands/replay-deliveries';
import { ReplayDelivery } from './commands/replay-delivery';
import { TestWebhook } from './commands/test-webhook';
import { DeliveryDto, DeliveryQuery, DeliveryWithBodyDto, ReplayDto, ReplayedDto } from './deliveries.dto';
import { DeliveryById, type DeliveryWithBody } from './queries/delivery-by-id';
import { DeliveryList } from './queries/delivery-list';

const DELIVERY_ID = idParam('webhook_delivery', 'delivery');

@ApiTags('Webhooks')
@ApiBearerAuth()
@Access('admin')
@Controller('webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('deliveries')
  @ApiOperation({ summary: 'What a webhook was sent, and what waits for it, the newest first', description: 'Kept for 30 days.' })
  @ApiPage(DeliveryDto)
  list(
    @Param('id', idParam('webhook')) id: string,
    @Query() { limit, cursor, ...filter }: DeliveryQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.queries.execute(new DeliveryList(id, filter, limit, cursor));
  }

  @Get('deliveries/:deliveryId')
  @ApiOperation({ summary: 'A delivery, with what is sent and what was answered' })
  @ApiOkResponse({ type: DeliveryWithBodyDto })
  get(@Param('id', idParam('webhook')) id: string, @Param('deliveryId', DELIVERY_ID) deliveryId: string): Promise<DeliveryWithBody> {
    return this.queries.execute(new DeliveryById(id, deliveryId));
  }

  @Post('deliveries/:deliveryId/replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send a delivery once more',
    description: 'Under the same `webhook-id`, at once if the webhook is active, and with all its tries before it.',
  })
  @ApiAcceptedResponse({ type: DeliveryWithBodyDto })
  async replay(
    @Param('id', idParam('webhook')) id: string,
    @Param('deliveryId', DELIVERY_ID) deliveryId: string,
  ): Promise<DeliveryWithBody> {
    await this.commands.execute(new ReplayDelivery(id, deliveryId));
    return this.queries.execute(new DeliveryById(id, deliveryId));
  }

  @Post('replay')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Send once more what was made since a moment',
    description:
      'Also what was delivered, in the same order and each under its `webhook-id`, by which a receiver knows what it has already.',
  })
  @ApiAcceptedResponse({ type: ReplayedDto })
  async replaySince(@Param('id', idParam('webhook')) id: string, @Body() { since }: ReplayDto): Promise<ReplayedDto> {
    return { count: await this.commands.execute(new ReplayDeliveries(id, since)) };
  }

  @Post('test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a webhook',
    description:
      'Sends `{type: "webhook.test", timestamp, data: {webhookId}}` once and waits for the answer, also where the webhook is not active. The delivery tells how it ended.',
  })
  @ApiOkResponse({ type: DeliveryWithBodyDto })
  async test(@Param('id', idParam('webhook')) id: string): Promise<DeliveryWithBody> {
    const deliveryId = await this.commands.execute(new TestWebhook(id));
    return this.queries.execute(new DeliveryById(id, deliveryId));
  }
}
