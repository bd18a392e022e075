export { CannedModule } from './canned.module';
export { CreateCannedResponse } from './commands/create-canned-response';
export * from './domain/canned.events';
