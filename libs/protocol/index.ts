/** Types shared by server and clients. Times are RFC 3339 in UTC, ids are UUIDs, durations are in seconds. */
export * from './client-events';
export * from './event';
export * from './problem';
export * from './server-events';
export * from './views/agents';
export * from './views/analytics';
export * from './views/canned';
export * from './views/chats';
export * from './views/context';
export * from './views/customers';
export * from './views/messages';
export * from './views/routing';
export * from './views/saved-views';
export * from './views/search';
export * from './views/settings';
export * from './views/widget';
export * from './words';
