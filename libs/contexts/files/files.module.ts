import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { Env } from '#platform';
import { CannedCopiesController } from './canned-copies.controller';
import { CannedFiles } from './canned-files';
import { CannedFilesController } from './canned-files.controller';
import { CopyCannedFilesHandler } from './commands/copy-canned-files';
import { KeepUploadHandler } from './commands/keep-upload';
import { PurgeAttachmentsHandler } from './commands/purge-attachments';
import { RemoveCannedFileHandler } from './commands/remove-canned-file';
import { RemoveUnsentHandler } from './commands/remove-unsent';
import { ScanHeldHandler } from './commands/scan-held';
import { DiskStorage } from './disk-storage';
import { FilesClock } from './files.clock';
import { FilesController } from './files.controller';
import { FilesSagas } from './files.sagas';
import { Attachments, AttachmentSchema } from './files.store';
import { Images } from './images';
import { Keeping } from './keeping';
import { AttachmentLinks } from './links';
import { Preparation } from './preparation';
import { AuditController } from './audit.controller';
import { AttachmentAuditHandler } from './queries/attachment-audit';
import { ReadableAttachmentHandler } from './queries/readable-attachment';
import { Quotas } from './quotas';
import { Reception } from './reception';
import { S3Storage } from './s3-storage';
import { Scanner } from './scanner';
import { Spool } from './spool';
import { Storage } from './storage';
import { UploadsController } from './uploads.controller';

const commands = [KeepUploadHandler, CopyCannedFilesHandler, RemoveCannedFileHandler, PurgeAttachmentsHandler, RemoveUnsentHandler, ScanHeldHandler];
const storage = {
  provide: Storage,
  inject: [Env],
  useFactory: (env: Env): Storage => (env.S3_BUCKET === undefined ? new DiskStorage(env) : new S3Storage(env)),
};

@Module({
  imports: [TypeOrmModule.forFeature([AttachmentSchema]), DirectoryModule],
  controllers: [AuditController, UploadsController, CannedFilesController, CannedCopiesController, FilesController],
  providers: [
    ...commands, AttachmentAuditHandler, ReadableAttachmentHandler, storage, Attachments, AttachmentLinks, CannedFiles, Images, Keeping, Preparation, Quotas,
    Reception, Scanner, Spool, FilesClock, FilesSagas,
  ],
  exports: [Attachments, AttachmentLinks, CannedFiles],
})
export class FilesModule {}
