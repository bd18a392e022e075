import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BlocksModule } from '#blocks';
import { DirectoryModule } from '#directory';
import { BlockCustomerHandler } from './commands/block-customer';
import { ChangeCustomerHandler } from './commands/change-customer';
import { ChangeTicketHandler } from './commands/change-ticket';
import { CreateCustomerHandler } from './commands/create-customer';
import { ErasePersonalDataHandler } from './commands/erase-personal-data';
import { ImportCustomersHandler } from './commands/import-customers';
import { LeaveMessageHandler } from './commands/leave-message';
import { MergeCustomerHandler } from './commands/merge-customer';
import { OpenTicketHandler } from './commands/open-ticket';
import { UpsertCustomerHandler } from './commands/upsert-customer';
import { Customers, CustomerSchema } from './customers.store';
import { CustomersTells } from './customers.tells';
import { Identities } from './identities';
import { IdentitySecrets, IdentitySecretSchema } from './identity-secrets';
import { CustomerListHandler } from './queries/customer-list';
import { CustomerViews } from './queries/customer-views';
import { TicketListHandler } from './queries/ticket-list';
import { TicketViews } from './queries/ticket-views';
import { Tickets, TicketSchema } from './tickets.store';
import './customers.settings';

const commands = [
  CreateCustomerHandler,
  ChangeCustomerHandler,
  UpsertCustomerHandler,
  ImportCustomersHandler,
  MergeCustomerHandler,
  BlockCustomerHandler,
  ErasePersonalDataHandler,
  OpenTicketHandler,
  ChangeTicketHandler,
  LeaveMessageHandler,
];
const queries = [CustomerListHandler, TicketListHandler];

@Module({
  imports: [TypeOrmModule.forFeature([CustomerSchema, TicketSchema, IdentitySecretSchema]), DirectoryModule, BlocksModule],
  providers: [...commands, ...queries, Customers, CustomerViews, Tickets, TicketViews, Identities, IdentitySecrets, CustomersTells],
  exports: [CustomerViews, Customers, Identities, IdentitySecrets, Tickets, TicketViews],
})
export class CustomersModule {}
