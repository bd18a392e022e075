export { attachmentNotFound, attachmentSentBefore } from './attachment/domain/files.errors';
export * from './attachment/domain/files.events';
export { AttachmentDto } from './attachment/files.dto';
export { FilesEdge } from './files.edge';
export { FilesModule } from './files.module';
export { SignedUrls } from './attachment/signed-urls';
export { AccessToCannedResponse, ChatAccess } from './attachment/asked-downstream';
