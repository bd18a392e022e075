import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { ChatStarters } from './chat-starters';
import { ChatsBroadcasts } from './chats.broadcasts';
import { ChatsController } from './chats.controller';
import { ChatsGateway } from './chats.gateway';
import { Chats, ChatSchema, MessageSchema } from './chats.store';
import { CloseChatHandler } from './commands/close-chat';
import { PostMessageHandler } from './commands/post-message';
import { PrioritiseChatHandler } from './commands/prioritise-chat';
import { StartChatHandler } from './commands/start-chat';
import { CustomerAdmission } from './customer-admission';
import { Postings } from './postings';
import { ChatListHandler } from './queries/chat-list';
import { ChatViews } from './queries/chat-views';
import { TranscriptHandler } from './queries/transcript';
import { VisibleChatHandler } from './queries/visible-chat';

const commands = [StartChatHandler, PostMessageHandler, CloseChatHandler, PrioritiseChatHandler];
const queries = [ChatListHandler, VisibleChatHandler, TranscriptHandler];

@Module({
  imports: [TypeOrmModule.forFeature([ChatSchema, MessageSchema]), DirectoryModule, CustomersModule],
  controllers: [ChatsController],
  providers: [...commands, ...queries, Chats, ChatViews, ChatStarters, Postings, CustomerAdmission, ChatsBroadcasts, ChatsGateway],
  exports: [Chats, ChatViews],
})
export class ChatsModule {}
