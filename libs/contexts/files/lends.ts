/** Collections that other contexts may lock and change in one transaction with their own; `MAY_BORROW` names those contexts. */
export { Attachment } from './attachment/domain/attachment';
export { Attachments } from './attachment/files.store';
export { FileIntake } from './uploads/file-intake';
export { LibraryFiles } from './library/library-files';
