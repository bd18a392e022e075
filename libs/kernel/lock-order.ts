/**
 * Lock order: the tables of aggregates in the order in which a transaction must lock them, to exclude deadlocks; within a table, rows are
 * locked in the order of their ids. A transaction that violates this order always fails, not only when it meets another transaction.
 */
export const LOCK_ORDER: readonly string[] = [
  'settings',
  'routing_policy',
  'hours',
  'teams',
  'users',
  'skills',
  'sessions',
  'api_keys',
  'address_blocks',
  'customers',
  'customer_presence',
  'tickets',
  'targets',
  'chats',
  'attachments',
  'agents',
  'canned_responses',
  'saved_views',
  'context_answers',
  'message_translations',
  'webhooks',
  'mails',
  'received_mails',
  'chat_watches',
  'wall_links',
  'simulations',
];
