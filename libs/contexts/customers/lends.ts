/** What others may lock and change together with their own in one transaction; whoever does is in `MAY_BORROW`. */
export { Customers } from './customers.store';
export type { Customer } from './domain/customer';
export { Tickets } from './tickets.store';
