import { type DynamicModule, Module } from '@nestjs/common';
import { CannedModule } from '#canned';
import { ChatsModule } from '#chats';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { FilesModule } from '#files';
import { InsightModule } from '#insight';
import { type Env, PlatformModule } from '#platform';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';

/** The list of contexts. */
@Module({})
export class ServerModule {
  static forRoot(env: Env): DynamicModule {
    const contexts = [DirectoryModule, PresenceModule, CustomersModule, FilesModule, ChatsModule, CannedModule, RoutingModule, InsightModule];
    return { module: ServerModule, imports: [PlatformModule.forRoot(env), ...contexts] };
  }
}
