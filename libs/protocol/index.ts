export * from './canned-views';
export * from './customer-views';
export * from './events';
export * from './problem';
export * from './message-views';
export * from './views';
