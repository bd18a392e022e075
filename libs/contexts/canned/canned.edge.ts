import { Module } from '@nestjs/common';
import { CannedController } from './canned.controller';
import { CannedGateway } from './canned.gateway';
import { CannedSendingController } from './sending/canned-sending.controller';
import { CannedTransferController } from './transfer/canned-transfer.controller';
import { CannedRecordsController } from './usage/canned-records.controller';
import { CannedModule } from './canned.module';

@Module({
  imports: [CannedModule],
  controllers: [CannedController, CannedRecordsController, CannedTransferController, CannedSendingController],
  providers: [CannedGateway],
})
export class CannedEdge {}
