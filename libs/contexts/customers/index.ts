export { CustomersModule } from './customers.module';
export { Customers } from './customers.store';
export type { Customer, CustomerDetails } from './domain/customer';
export { CustomerAdded } from './domain/customers.events';
