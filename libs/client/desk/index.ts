export { type FeedOptions, type FeedSnapshot } from './feed';
export { Notes } from './notes';
export { type Offer, Offers } from './offers';
export { OwnStatus, type OwnStatusSnapshot } from './own-status';
export { QueueFeed, type WaitingChat } from './queue-feed';
export { RosterFeed, type RosterRow } from './roster-feed';
export { type DeskSource } from './source';
export { type LoginOptions, type LoginSnapshot, StaffLogin, type StaffUser } from './staff-login';
export { WorkloadFeed } from './workload-feed';
