/** Collections that other contexts may lock and change in one transaction with their own; `MAY_BORROW` names those contexts. */
export { Chats } from './chat/chats.store';
export { Chat } from './chat/domain/chat';
export { MessageBatcher } from './messages/message-batcher';
export { SentMessages } from './messages/sent-messages';
