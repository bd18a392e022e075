import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { FilesModule } from '#files';
import { ChatTicketController } from './chat-ticket.controller';
import { ChatStarters } from './chat-starters';
import { ChatRooms } from './chat-rooms';
import { ChatsReactions } from './chats.reactions';
import { ChatsTells } from './chats.tells';
import { ChatsController } from './chats.controller';
import { ChatsGateway } from './chats.gateway';
import { Chats, ChatSchema, MessageSchema, NoteSchema } from './chats.store';
import { ChatsClock } from './chats.clock';
import { ChatsProjections } from './chats.projections';
import { AddNoteHandler } from './commands/add-note';
import { CloseQuietChatsHandler } from './commands/close-quiet-chats';
import { DeleteMessageHandler } from './commands/delete-message';
import { MakeSearchableHandler } from './commands/make-searchable';
import { MarkReadHandler } from './commands/mark-read';
import { RateChatHandler } from './commands/rate-chat';
import { TagChatHandler } from './commands/tag-chat';
import { LabelsController } from './labels.controller';
import { MessagesController } from './messages.controller';
import { NotesController } from './notes.controller';
import { NotesHandler } from './queries/notes';
import { CloseChatHandler } from './commands/close-chat';
import { OpenTicketForChatHandler } from './commands/open-ticket-for-chat';
import { PostMessageHandler } from './commands/post-message';
import { PrioritiseChatHandler } from './commands/prioritise-chat';
import { StartChatHandler } from './commands/start-chat';
import { CustomerAdmission } from './customer-admission';
import { MessageBatcher } from './message-batcher';
import { AccessToChatHandler } from './queries/access-to-chat';
import { ChatsAskingForHandler } from './queries/chats-asking-for';
import { CustomerOfChatHandler } from './queries/customer-of-chat';
import { ChatListHandler } from './queries/chat-list';
import { ChatViews } from './queries/chat-views';
import { PeopleInChatHandler } from './queries/people-in-chat';
import { SentMessages } from './queries/sent-messages';
import { Tombstones } from './queries/tombstones';
import { TagListHandler } from './queries/tag-list';
import { TranscriptHandler } from './queries/transcript';
import { VisibleChatHandler } from './queries/visible-chat';
import { TagsController } from './tags.controller';

const commands = [
  StartChatHandler, PostMessageHandler, DeleteMessageHandler, MarkReadHandler, CloseChatHandler, CloseQuietChatsHandler, MakeSearchableHandler,
  PrioritiseChatHandler, TagChatHandler, OpenTicketForChatHandler, RateChatHandler, AddNoteHandler,
];
const queries = [AccessToChatHandler, CustomerOfChatHandler, ChatsAskingForHandler, ChatListHandler, VisibleChatHandler, PeopleInChatHandler, TranscriptHandler, NotesHandler, TagListHandler];

@Module({
  imports: [TypeOrmModule.forFeature([ChatSchema, MessageSchema, NoteSchema]), DirectoryModule, CustomersModule, FilesModule],
  controllers: [ChatsController, MessagesController, LabelsController, ChatTicketController, NotesController, TagsController],
  providers: [...commands, ...queries, Chats, ChatViews, ChatStarters, MessageBatcher, SentMessages, Tombstones, CustomerAdmission, ChatRooms, ChatsReactions, ChatsTells, ChatsProjections, ChatsClock, ChatsGateway],
  exports: [Chats, ChatViews, MessageBatcher, SentMessages],
})
export class ChatsModule {}
