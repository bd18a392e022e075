export { CannedFiles } from './canned-files';
export { Attachment } from './domain/attachment';
export { attachmentNotFound, attachmentSentBefore } from './domain/files.errors';
export * from './domain/files.events';
export { AttachmentDto } from './files.dto';
export { FilesModule } from './files.module';
export { Attachments } from './files.store';
export { AttachmentLinks } from './links';
export { AccessToCannedResponse, AccessToChat } from './queries/questions';
