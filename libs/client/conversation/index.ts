export { type Conversation } from './conversation';
export { type ConversationSnapshot } from './conversation-snapshot';
export { mayHoldLinks } from './may-hold-links';
export { type Draft, type OutgoingMessage } from './outbox';
export { type ClientOptions, SwitchboardClient } from './switchboard-client';
export { type Typist } from './typists';
