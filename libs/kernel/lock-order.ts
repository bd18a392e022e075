/**
 * Tables of aggregates in the order in which a transaction locks them, so that no two wait for each other; within a table it is the order
 * of ids. A transaction that locks against it fails, each time and not only when another one is in its way.
 */
export const LOCK_ORDER: readonly string[] = [
  'settings',
  'users',
  'skills',
  'sessions',
  'customers',
  'customer_presence',
  'tickets',
  'chats',
  'attachments',
  'agents',
  'canned_responses',
];
