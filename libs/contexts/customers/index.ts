export { LeaveMessage } from './commands/leave-message';
export { CustomersEdge } from './customers.edge';
export { CustomersModule } from './customers.module';
export type { CustomerDetails } from './domain/customer';
export * from './domain/customers.events';
export * from './domain/tickets.events';
export { CustomerOfChat } from './queries/questions';
export { TicketViews } from './queries/ticket-views';
export { TicketDto, TicketSubjectDto } from './tickets.dto';
