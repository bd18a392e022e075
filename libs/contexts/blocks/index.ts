export { MAX_REASON } from './blocks.dto';
export { BlocksEdge } from './blocks.edge';
export { BlocksModule } from './blocks.module';
export { customerBlocked } from './domain/address-block.errors';
export { Doorkeeper } from './doorkeeper';
