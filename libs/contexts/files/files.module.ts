import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#directory';
import { Env } from '#platform';
import { KeepUploadHandler } from './commands/keep-upload';
import { PurgeAttachmentsHandler } from './commands/purge-attachments';
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
import { S3Storage } from './s3-storage';
import { Scanner } from './scanner';
import { Spool } from './spool';
import { Storage } from './storage';
import { UploadsController } from './uploads.controller';

const commands = [KeepUploadHandler, PurgeAttachmentsHandler, RemoveUnsentHandler, ScanHeldHandler];
const storage = {
  provide: Storage,
  inject: [Env],
  useFactory: (env: Env): Storage => (env.S3_BUCKET === undefined ? new DiskStorage(env) : new S3Storage(env)),
};

@Module({
  imports: [TypeOrmModule.forFeature([AttachmentSchema]), DirectoryModule],
  controllers: [AuditController, UploadsController, FilesController],
  providers: [
    ...commands, AttachmentAuditHandler, ReadableAttachmentHandler, storage, Attachments, AttachmentLinks, Images, Keeping, Preparation, Quotas, Scanner, Spool,
    FilesClock, FilesSagas,
  ],
  exports: [Attachments, AttachmentLinks],
})
export class FilesModule {}
