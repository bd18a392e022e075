export { attachmentNotFound, attachmentSentBefore } from './attachment/domain/files.errors';
export * from './attachment/domain/files.events';
export { AttachmentDto } from './attachment/files.dto';
export { FilesEdge } from './files.edge';
export { FilesModule } from './files.module';
export { AttachmentLinks } from './attachment/links';
export { AccessToCannedResponse, AccessToChat } from './attachment/questions';
