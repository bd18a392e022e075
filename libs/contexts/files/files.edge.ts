import { Module } from '@nestjs/common';
import { FilesController } from './downloads/files.controller';
import { CannedCopiesController } from './library/canned-copies.controller';
import { CannedFilesController } from './library/canned-files.controller';
import { AuditController } from './storage/audit.controller';
import { UploadsController } from './uploads/uploads.controller';
import { FilesModule } from './files.module';

@Module({
  imports: [FilesModule],
  controllers: [AuditController, UploadsController, CannedFilesController, CannedCopiesController, FilesController],
})
export class FilesEdge {}
