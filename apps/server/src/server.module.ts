import { type DynamicModule, Module } from '@nestjs/common';
import { AnalyticsEdge, AnalyticsModule } from '#analytics';
import { AuditEdge, AuditModule } from '#audit';
import { BlocksEdge, BlocksModule } from '#blocks';
import { CannedEdge, CannedModule } from '#canned';
import { ChatsEdge, ChatsModule } from '#chats';
import { CustomersEdge, CustomersModule } from '#customers';
import { DirectoryEdge, DirectoryModule } from '#directory';
import { FilesEdge, FilesModule } from '#files';
import { InsightEdge, InsightModule } from '#insight';
import { MailEdge, MailModule } from '#mail';
import { PushEdge, PushModule } from '#push';
import { type Env, PlatformModule, type Role, serves } from '#platform';
import { PresenceEdge, PresenceModule } from '#presence';
import { RoutingEdge, RoutingModule } from '#routing';
import { SimulationEdge, SimulationModule } from '#simulation';
import { SystemEdge, SystemModule } from '#system';
import { TranslationEdge, TranslationModule } from '#translation';
import { WebhooksEdge, WebhooksModule } from '#webhooks';
import { WidgetEdge, WidgetModule } from '#widget';

const contexts = [
  DirectoryModule,
  PresenceModule,
  BlocksModule,
  CustomersModule,
  FilesModule,
  ChatsModule,
  CannedModule,
  RoutingModule,
  InsightModule,
  AnalyticsModule,
  MailModule,
  PushModule,
  WidgetModule,
  WebhooksModule,
  AuditModule,
  SimulationModule,
  SystemModule,
  TranslationModule,
];
const edges = [
  DirectoryEdge,
  PresenceEdge,
  BlocksEdge,
  CustomersEdge,
  FilesEdge,
  ChatsEdge,
  CannedEdge,
  RoutingEdge,
  InsightEdge,
  AnalyticsEdge,
  MailEdge,
  PushEdge,
  WidgetEdge,
  WebhooksEdge,
  AuditEdge,
  SimulationEdge,
  SystemEdge,
  TranslationEdge,
];

/** Root module with all contexts. Their edges (controllers and gateways) are included only in a process that serves people. */
@Module({})
export class ServerModule {
  static forRoot(env: Env, role: Role = 'all'): DynamicModule {
    return { module: ServerModule, imports: [PlatformModule.forRoot(env, role), ...contexts, ...(serves(role) ? edges : [])] };
  }
}
