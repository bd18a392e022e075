export { CannedEdge } from './canned.edge';
export { CannedModule } from './canned.module';
export { CannedResponseDto } from './library/canned.dto';
export { CannedList } from './library/canned-list';
export { CreateCannedResponse } from './library/create-canned-response';
export * from './library/domain/canned.events';
export { authorOf } from './library/author';
