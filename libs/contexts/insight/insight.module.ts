import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { PresenceModule } from '#presence';
import { RoutingModule } from '#routing';
import { InsightClock } from './insight.clock';
import { InsightProjections } from './insight.projections';
import { InsightReactions } from './insight.reactions';
import { InsightTells } from './insight.tells';
import { ContextOfChatHandler } from './queries/context-of-chat';
import { ContextPartsOfCustomers } from './queries/context-parts';
import { ContextViews } from './queries/context-views';
import { SearchEverythingHandler } from './queries/search-everything';
import { SourceViews } from './queries/source-views';
import { TestOfSourceHandler } from './queries/test-of-source';
import { SourceAnswers, SourceAnswerSchema } from './source-answers.store';
import { SourceAsker } from './source-asker';
import { SourceClient } from './source-client';
import { WorkloadFeed } from './workload-feed';
import { WorkloadNowHandler, WorkloadRows } from './queries/workload';
import './insight.settings';

@Module({
  imports: [TypeOrmModule.forFeature([SourceAnswerSchema]), DirectoryModule, PresenceModule, CustomersModule, ChatsModule, RoutingModule],
  providers: [
    WorkloadNowHandler,
    SearchEverythingHandler,
    WorkloadRows,
    WorkloadFeed,
    ContextViews,
    ContextPartsOfCustomers,
    ContextOfChatHandler,
    TestOfSourceHandler,
    SourceViews,
    SourceAnswers,
    SourceClient,
    SourceAsker,
    InsightReactions,
    InsightProjections,
    InsightTells,
    InsightClock,
  ],
  exports: [ContextViews],
})
export class InsightModule {}
