export * from './1700000000000-platform-event-log';
export * from './1700000100000-directory-users-sessions-skills-settings';
