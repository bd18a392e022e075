import { Module } from '@nestjs/common';
import { FilesModule } from '#files';
import { ResponseCopiesController } from './attachments/response-copies.controller';
import { ResponseFilesController } from './attachments/response-files.controller';
import { CannedController } from './canned.controller';
import { CannedGateway } from './canned.gateway';
import { CannedSendingController } from './sending/canned-sending.controller';
import { CannedTransferController } from './transfer/canned-transfer.controller';
import { CannedRecordsController } from './usage/canned-records.controller';
import { CannedModule } from './canned.module';

@Module({
  imports: [CannedModule, FilesModule],
  controllers: [
    ResponseFilesController,
    ResponseCopiesController,
    CannedController,
    CannedRecordsController,
    CannedTransferController,
    CannedSendingController,
  ],
  providers: [CannedGateway],
})
export class CannedEdge {}
