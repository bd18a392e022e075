import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoutingModule } from '#routing';
import { ChangeWebhookHandler } from './commands/change-webhook';
import { CreateWebhookHandler } from './commands/create-webhook';
import { DeleteWebhookHandler } from './commands/delete-webhook';
import { MakeDeliveriesHandler } from './commands/make-deliveries';
import { QueueDeliveriesHandler } from './commands/queue-deliveries';
import { RemoveOldDeliveriesHandler } from './commands/remove-old-deliveries';
import { ReplayDeliveriesHandler } from './commands/replay-deliveries';
import { ReplayDeliveryHandler } from './commands/replay-delivery';
import { RotateWebhookSecretHandler } from './commands/rotate-webhook-secret';
import { TestWebhookHandler } from './commands/test-webhook';
import { Courier } from './courier';
import { Deliveries } from './deliveries';
import { WebhookDeliverySchema, WebhookFactSchema } from './deliveries.store';
import { DeliveryByIdHandler } from './queries/delivery-by-id';
import { DeliveryListHandler } from './queries/delivery-list';
import { WebhookByIdHandler } from './queries/webhook-by-id';
import { WebhookListHandler } from './queries/webhook-list';
import { Receivers } from './receivers';
import { WantedEvents } from './wanted-events';
import { WebhooksClock } from './webhooks.clock';
import { WebhooksProjections } from './webhooks.projections';
import { WebhooksReactions } from './webhooks.reactions';
import { Webhooks, WebhookSchema } from './webhooks.store';
import { WebhooksTells } from './webhooks.tells';

const schemas = [WebhookSchema, WebhookFactSchema, WebhookDeliverySchema];
const commands = [
  CreateWebhookHandler,
  ChangeWebhookHandler,
  DeleteWebhookHandler,
  RotateWebhookSecretHandler,
  MakeDeliveriesHandler,
  QueueDeliveriesHandler,
  ReplayDeliveryHandler,
  ReplayDeliveriesHandler,
  TestWebhookHandler,
  RemoveOldDeliveriesHandler,
];
const queries = [WebhookListHandler, WebhookByIdHandler, DeliveryListHandler, DeliveryByIdHandler];
const listeners = [WebhooksProjections, WebhooksReactions, WebhooksTells];

@Module({
  imports: [TypeOrmModule.forFeature(schemas), RoutingModule],
  providers: [...commands, ...queries, ...listeners, Webhooks, Deliveries, WantedEvents, Receivers, Courier, WebhooksClock],
})
export class WebhooksModule {}
