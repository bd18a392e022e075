export * from './canned-views';
export * from './events';
export * from './problem';
export * from './views';
