export * from './actor';
export * from './aggregate';
export * from './clock';
export * from './domain-error';
export * from './domain-event';
export * from './search-text';
export * from './span';
export * from './text';
