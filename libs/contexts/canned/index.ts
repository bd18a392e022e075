export { CannedEdge } from './canned.edge';
export { CannedModule } from './canned.module';
export { CreateCannedResponse } from './library/create-canned-response';
export * from './library/domain/canned.events';
