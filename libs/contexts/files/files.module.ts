import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { Env } from '#platform';
import { LibraryFiles } from './library/library-files';
import { StoreUploadHandler } from './uploads/store-upload';
import { PurgeAttachmentsHandler } from './storage/purge-attachments';
import { DiscardUploadHandler } from './uploads/discard-upload';
import { RemoveUnsentHandler } from './uploads/remove-unsent';
import { ScanHeldHandler } from './uploads/scan-held';
import { FilesClock } from './files.clock';
import { FilesSagas } from './files.sagas';
import { Attachments, AttachmentSchema } from './attachment/files.store';
import { Recordings } from './content/recordings';
import { Images } from './content/images';
import { AttachmentBlobs } from './storage/attachment-blobs';
import { SignedUrls } from './attachment/signed-urls';
import { FileIntake } from './uploads/file-intake';
import { FileSanitiser } from './content/file-sanitiser';
import { AttachmentAuditHandler } from './storage/attachment-audit';
import { ReadableAttachmentHandler } from './downloads/readable-attachment';
import { Quotas } from './uploads/quotas';
import { UploadReceiver } from './uploads/upload-receiver';
import { Scanner } from './uploads/scanner';
import { TempFiles } from './storage/temp-files';
import { Storage } from './storage/storage';
import { storageFor } from './storage/storage-for';
import './files.settings';

const commands = [StoreUploadHandler, DiscardUploadHandler, PurgeAttachmentsHandler, RemoveUnsentHandler, ScanHeldHandler];
const storage = { provide: Storage, inject: [Env], useFactory: storageFor };

@Module({
  imports: [TypeOrmModule.forFeature([AttachmentSchema]), DirectoryModule],
  providers: [
    ...commands,
    AttachmentAuditHandler,
    ReadableAttachmentHandler,
    storage,
    Attachments,
    SignedUrls,
    LibraryFiles,
    Images,
    Recordings,
    AttachmentBlobs,
    FileSanitiser,
    FileIntake,
    Quotas,
    UploadReceiver,
    Scanner,
    TempFiles,
    FilesClock,
    FilesSagas,
  ],
  exports: [Storage, UploadReceiver, FileSanitiser, Attachments, SignedUrls, LibraryFiles, FileIntake],
})
export class FilesModule {}
