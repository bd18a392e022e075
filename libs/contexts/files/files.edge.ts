import { Module } from '@nestjs/common';
import { FilesController } from './downloads/files.controller';
import { AuditController } from './storage/audit.controller';
import { AvatarController } from './uploads/avatar.controller';
import { UploadsController } from './uploads/uploads.controller';
import { FilesModule } from './files.module';

@Module({
  imports: [FilesModule],
  controllers: [AuditController, UploadsController, AvatarController, FilesController],
})
export class FilesEdge {}
