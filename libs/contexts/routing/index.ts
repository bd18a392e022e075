export { QueueList } from './queries/queue-list';
export { Places } from './queries/places';
export { RoutingModule } from './routing.module';
