import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeWebhookHandler } from './commands/change-webhook';
import { CreateWebhookHandler } from './commands/create-webhook';
import { DeleteWebhookHandler } from './commands/delete-webhook';
import { RotateWebhookSecretHandler } from './commands/rotate-webhook-secret';
import { WebhookByIdHandler } from './queries/webhook-by-id';
import { WebhookListHandler } from './queries/webhook-list';
import { Receivers } from './receivers';
import { Webhooks, WebhookSchema } from './webhooks.store';
import { WebhooksTells } from './webhooks.tells';

const commands = [CreateWebhookHandler, ChangeWebhookHandler, DeleteWebhookHandler, RotateWebhookSecretHandler];
const queries = [WebhookListHandler, WebhookByIdHandler];

@Module({
  imports: [TypeOrmModule.forFeature([WebhookSchema])],
  providers: [...commands, ...queries, Webhooks, Receivers, WebhooksTells],
})
export class WebhooksModule {}
