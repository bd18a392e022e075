/** What others may lock and change together with their own in one transaction; whoever does is in `MAY_BORROW`. */
export { Attachment } from './attachment/domain/attachment';
export { Attachments } from './attachment/files.store';
export { CannedFiles } from './library/canned-files';
