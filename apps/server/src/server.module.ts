import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { type Env, PlatformModule } from '#platform';

/** The list of contexts. */
@Module({})
export class ServerModule {
  static forRoot(env: Env): DynamicModule {
    return { module: ServerModule, imports: [PlatformModule.forRoot(env), DirectoryModule] };
  }
}
