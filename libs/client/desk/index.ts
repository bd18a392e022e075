export { Notes } from './notes';
export { type Offer, Offers } from './offers';
export { OwnStatus, type OwnStatusSnapshot } from './own-status';
export { type DeskSource } from './source';
export { type LoginOptions, type LoginSnapshot, StaffLogin } from './staff-login';
