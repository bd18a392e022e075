import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { DirectoryModule } from '#directory';
import { FilesModule } from '#files';
import { CopyResponseFilesHandler } from './attachments/copy-response-files';
import { DestinationOfUploadHandler } from './attachments/destination-of-upload';
import { RemoveResponseFileHandler } from './attachments/remove-response-file';
import { CannedClock } from './canned.clock';
import { CannedTells } from './canned.tells';
import { CannedReaders } from './library/canned-readers';
import { CannedProjections } from './canned.projections';
import { CannedResponses, CannedResponseSchema, CannedTallySchema, CannedUseSchema } from './library/canned.store';
import { ChangeCannedResponseHandler } from './library/change-canned-response';
import { CreateCannedResponseHandler } from './library/create-canned-response';
import { DeleteCannedResponseHandler } from './library/delete-canned-response';
import { ImportCannedResponsesHandler } from './transfer/import-canned-responses';
import { RestoreCannedResponseHandler } from './library/restore-canned-response';
import { SendCannedResponseHandler } from './sending/send-canned-response';
import { TallyUsesHandler } from './usage/tally-uses';
import { LibraryAccessHandler } from './library/library-access';
import { CannedExport } from './transfer/canned-export';
import { CannedListHandler } from './library/canned-list';
import { CannedViews } from './library/canned-views';
import { CannedCategoriesHandler } from './library/categories';
import { EditHistoryHandler } from './usage/edit-history';
import { MayUseCannedResponseHandler } from './sending/may-use-canned-response';
import { PerformanceOfResponseHandler } from './usage/performance';
import { RenderedResponseHandler } from './sending/rendered-response';
import { RenderedTextHandler } from './sending/rendered-text';
import { CannedUsageHandler } from './usage/usage';
import { UsesOfResponseHandler } from './usage/uses';
import { UsableResponses } from './sending/usable-responses';

const commands = [
  CreateCannedResponseHandler,
  ChangeCannedResponseHandler,
  DeleteCannedResponseHandler,
  RestoreCannedResponseHandler,
  ImportCannedResponsesHandler,
  CopyResponseFilesHandler,
  RemoveResponseFileHandler,
  SendCannedResponseHandler,
  TallyUsesHandler,
];
const queries = [
  LibraryAccessHandler,
  DestinationOfUploadHandler,
  CannedListHandler,
  CannedCategoriesHandler,
  RenderedResponseHandler,
  RenderedTextHandler,
  MayUseCannedResponseHandler,
  EditHistoryHandler,
  UsesOfResponseHandler,
  CannedUsageHandler,
  PerformanceOfResponseHandler,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([CannedResponseSchema, CannedUseSchema, CannedTallySchema]),
    DirectoryModule,
    ChatsModule,
    FilesModule,
  ],
  providers: [
    ...commands,
    ...queries,
    CannedResponses,
    CannedViews,
    CannedReaders,
    CannedExport,
    UsableResponses,
    CannedProjections,
    CannedTells,
    CannedClock,
  ],
  exports: [CannedViews, CannedExport],
})
export class CannedModule {}
