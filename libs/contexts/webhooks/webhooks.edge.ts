import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller';
import { WebhooksController } from './webhooks.controller';
import { WebhooksModule } from './webhooks.module';

@Module({ imports: [WebhooksModule], controllers: [WebhooksController, DeliveriesController] })
export class WebhooksEdge {}
