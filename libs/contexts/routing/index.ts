export { AcceptChat } from './commands/accept-chat';
export { ClaimChat } from './commands/claim-chat';
export { DeclineChat } from './commands/decline-chat';
export { TransferChat } from './commands/transfer-chat';
export { QueueList } from './queries/queue-list';
export { Places } from './queries/places';
export { RoutingModule } from './routing.module';
export { type Ask, type Outside, runSimulator } from './simulation/cli';
