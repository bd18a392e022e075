export { AcceptChat } from './assignment/accept-chat';
export { ClaimChat } from './assignment/claim-chat';
export { DeclineChat } from './assignment/decline-chat';
export { TransferChat } from './assignment/transfer-chat';
export { QueueHead } from './queue/queue-head';
export { QueuePositions } from './queue/queue-positions';
export { RoutingEdge } from './routing.edge';
export { RoutingModule } from './routing.module';
