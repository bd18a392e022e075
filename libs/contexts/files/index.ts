export { CannedFiles } from './library/canned-files';
export { Attachment } from './attachment/domain/attachment';
export { attachmentNotFound, attachmentSentBefore } from './attachment/domain/files.errors';
export * from './attachment/domain/files.events';
export { AttachmentDto } from './attachment/files.dto';
export { FilesModule } from './files.module';
export { Attachments } from './attachment/files.store';
export { AttachmentLinks } from './attachment/links';
export { AccessToCannedResponse, AccessToChat } from './attachment/questions';
