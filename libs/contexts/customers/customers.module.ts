import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { ChangeCustomerHandler } from './commands/change-customer';
import { ChangeTicketHandler } from './commands/change-ticket';
import { CreateCustomerHandler } from './commands/create-customer';
import { LeaveMessageHandler } from './commands/leave-message';
import { OpenTicketHandler } from './commands/open-ticket';
import { Customers, CustomerSchema } from './customers.store';
import { CustomerListHandler } from './queries/customer-list';
import { CustomerViews } from './queries/customer-views';
import { TicketListHandler } from './queries/ticket-list';
import { TicketViews } from './queries/ticket-views';
import { Tickets, TicketSchema } from './tickets.store';

const commands = [CreateCustomerHandler, ChangeCustomerHandler, OpenTicketHandler, ChangeTicketHandler, LeaveMessageHandler];
const queries = [CustomerListHandler, TicketListHandler];

@Module({
  imports: [TypeOrmModule.forFeature([CustomerSchema, TicketSchema]), DirectoryModule],
  providers: [...commands, ...queries, Customers, CustomerViews, Tickets, TicketViews],
  exports: [CustomerViews, Customers, Tickets, TicketViews],
})
export class CustomersModule {}
