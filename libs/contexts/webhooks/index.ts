export { WebhooksEdge } from './webhooks.edge';
export { WebhooksModule } from './webhooks.module';
