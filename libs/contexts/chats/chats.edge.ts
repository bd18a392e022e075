import { TargetsController } from './targets/targets.controller';
import { Module } from '@nestjs/common';
import { BlocksModule } from '#blocks';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { AttendanceGateway } from './attendance/attendance.gateway';
import { ChatsController } from './chats.controller';
import { ChatsGateway } from './chats.gateway';
import { DraftsController } from './drafts/drafts.controller';
import { EditsController } from './edits/edits.controller';
import { ExportController } from './export/export.controller';
import { HandsGateway } from './labels/hands.gateway';
import { LabelsController } from './labels/labels.controller';
import { TagsController } from './labels/tags.controller';
import { MessagesController } from './messages/messages.controller';
import { NotesController } from './notes/notes.controller';
import { LeaveMessageController } from './ticket/leave-message.controller';
import { ChatTicketController } from './ticket/chat-ticket.controller';
import { ViewsController } from './views/views.controller';
import { WatchingGateway } from './watching/watching.gateway';
import { ChatsModule } from './chats.module';

@Module({
  imports: [ChatsModule, BlocksModule, CustomersModule, DirectoryModule],
  controllers: [
    ChatsController,
    MessagesController,
    EditsController,
    LabelsController,
    ChatTicketController,
    LeaveMessageController,
    NotesController,
    TagsController,
    ExportController,
    ViewsController,
    DraftsController,
    TargetsController,
  ],
  providers: [ChatsGateway, AttendanceGateway, WatchingGateway, HandsGateway],
})
export class ChatsEdge {}
