import { Module } from '@nestjs/common';
import { BlocksModule } from '#blocks';
import { DirectoryModule } from '#directory';
import { CustomersImportController } from './customers-import.controller';
import { CustomersController } from './customers.controller';
import { IdentityController } from './identity.controller';
import { OfflineMessagesController } from './offline-messages.controller';
import { TicketsController } from './tickets.controller';
import { CustomersModule } from './customers.module';

@Module({
  imports: [CustomersModule, DirectoryModule, BlocksModule],
  controllers: [CustomersController, CustomersImportController, IdentityController, TicketsController, OfflineMessagesController],
})
export class CustomersEdge {}
