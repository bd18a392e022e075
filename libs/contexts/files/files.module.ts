import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { Env } from '#platform';
import { CannedFiles } from './library/canned-files';
import { CopyCannedFilesHandler } from './library/copy-canned-files';
import { KeepUploadHandler } from './uploads/keep-upload';
import { PurgeAttachmentsHandler } from './storage/purge-attachments';
import { RemoveCannedFileHandler } from './library/remove-canned-file';
import { RemoveUnsentHandler } from './uploads/remove-unsent';
import { ScanHeldHandler } from './uploads/scan-held';
import { DiskStorage } from './storage/disk-storage';
import { FilesClock } from './files.clock';
import { FilesSagas } from './files.sagas';
import { Attachments, AttachmentSchema } from './attachment/files.store';
import { Images } from './uploads/images';
import { Keeping } from './storage/keeping';
import { AttachmentLinks } from './attachment/links';
import { Preparation } from './uploads/preparation';
import { AttachmentAuditHandler } from './storage/attachment-audit';
import { ReadableAttachmentHandler } from './downloads/readable-attachment';
import { Quotas } from './uploads/quotas';
import { Reception } from './uploads/reception';
import { S3Storage } from './storage/s3-storage';
import { Scanner } from './uploads/scanner';
import { Spool } from './storage/spool';
import { Storage } from './storage/storage';
import './files.settings';

const commands = [KeepUploadHandler, CopyCannedFilesHandler, RemoveCannedFileHandler, PurgeAttachmentsHandler, RemoveUnsentHandler, ScanHeldHandler];
const storage = {
  provide: Storage,
  inject: [Env],
  useFactory: (env: Env): Storage => (env.S3_BUCKET === undefined ? new DiskStorage(env) : new S3Storage(env)),
};

@Module({
  imports: [TypeOrmModule.forFeature([AttachmentSchema]), DirectoryModule],
  providers: [
    ...commands, AttachmentAuditHandler, ReadableAttachmentHandler, storage, Attachments, AttachmentLinks, CannedFiles, Images, Keeping, Preparation, Quotas,
    Reception, Scanner, Spool, FilesClock, FilesSagas,
  ],
  exports: [Storage, Reception, Attachments, AttachmentLinks, CannedFiles],
})
export class FilesModule {}
