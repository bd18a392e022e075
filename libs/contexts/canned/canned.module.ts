import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { FilesModule } from '#files';
import { CannedRecordsController } from './canned-records.controller';
import { CannedSendingController } from './canned-sending.controller';
import { CannedTransferController } from './canned-transfer.controller';
import { CannedClock } from './canned.clock';
import { CannedController } from './canned.controller';
import { CannedGateway } from './canned.gateway';
import { CannedProjections } from './canned.projections';
import { CannedResponses, CannedResponseSchema, CannedTallySchema, CannedUseSchema } from './canned.store';
import { ChangeCannedResponseHandler } from './commands/change-canned-response';
import { CreateCannedResponseHandler } from './commands/create-canned-response';
import { DeleteCannedResponseHandler } from './commands/delete-canned-response';
import { ImportCannedResponsesHandler } from './commands/import-canned-responses';
import { RestoreCannedResponseHandler } from './commands/restore-canned-response';
import { SendCannedResponseHandler } from './commands/send-canned-response';
import { TallyUsesHandler } from './commands/tally-uses';
import { AccessToCannedResponseHandler } from './queries/access-to-canned-response';
import { CannedExport } from './queries/canned-export';
import { CannedListHandler } from './queries/canned-list';
import { CannedViews } from './queries/canned-views';
import { CannedCategoriesHandler } from './queries/categories';
import { EditHistoryHandler } from './queries/edit-history';
import { HasCannedResponseHandler } from './queries/has-canned-response';
import { PerformanceOfResponseHandler } from './queries/performance';
import { RenderedResponseHandler } from './queries/rendered-response';
import { CannedUsageHandler } from './queries/usage';
import { UsesOfResponseHandler } from './queries/uses';
import { UsableResponses } from './usable-responses';

const commands = [
  CreateCannedResponseHandler, ChangeCannedResponseHandler, DeleteCannedResponseHandler, RestoreCannedResponseHandler,
  ImportCannedResponsesHandler, SendCannedResponseHandler, TallyUsesHandler,
];
const queries = [
  AccessToCannedResponseHandler, CannedListHandler, CannedCategoriesHandler, RenderedResponseHandler, HasCannedResponseHandler,
  EditHistoryHandler, UsesOfResponseHandler, CannedUsageHandler, PerformanceOfResponseHandler,
];

@Module({
  imports: [TypeOrmModule.forFeature([CannedResponseSchema, CannedUseSchema, CannedTallySchema]), ChatsModule, FilesModule],
  controllers: [CannedController, CannedRecordsController, CannedTransferController, CannedSendingController],
  providers: [...commands, ...queries, CannedResponses, CannedViews, CannedExport, UsableResponses, CannedProjections, CannedClock, CannedGateway],
})
export class CannedModule {}
