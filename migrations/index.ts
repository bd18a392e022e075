export * from './1700000000000-platform-event-log';
export * from './1700000100000-directory-users-sessions-skills-settings';
export * from './1700000200000-customers-customers';
export * from './1700000300000-chats-chats-messages';
export * from './1700000400000-presence-agents-connections';
export * from './1700000500000-chats-offers';
export * from './1700000600000-chats-closed';
export * from './1700000700000-routing-wait-estimates';
