/** Collections that other contexts may lock and change in one transaction with their own; `MAY_BORROW` names those contexts. */
export { Customers } from './customers.store';
export type { Customer } from './domain/customer';
export { Tickets } from './tickets.store';
