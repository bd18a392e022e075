export * from './actor';
export * from './aggregate';
export * from './clock';
export * from './domain-error';
export * from './domain-event';
export * from './span';
export * from './text';
export * from './words';
