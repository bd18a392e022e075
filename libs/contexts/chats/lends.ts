/** What others may lock and change together with their own in one transaction; whoever does is in `MAY_BORROW`. */
export { Chats } from './chat/chats.store';
export { Chat } from './chat/domain/chat';
export { MessageBatcher } from './messages/message-batcher';
export { SentMessages } from './messages/sent-messages';
