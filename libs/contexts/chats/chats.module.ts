import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { FilesModule } from '#files';
import { ChatCustomers } from './lifecycle/chat-customers';
import { ChatRooms } from './chat/chat-rooms';
import { ChatsReactions } from './chats.reactions';
import { ChatsTells } from './chats.tells';
import { Chats, ChatSchema, MessageSchema, NoteSchema } from './chat/chats.store';
import { ChatsClock } from './chats.clock';
import { ChatsProjections } from './chats.projections';
import { AttendanceClock } from './attendance/attendance.clock';
import { CustomerPresences, CustomerPresenceSchema, NodeLeaseSchema, VisitSchema } from './attendance/attendance.store';
import { SettleAttendanceHandler } from './attendance/settle-attendance';
import { ViewPageHandler } from './attendance/view-page';
import { Visits } from './attendance/visits';
import { ChatWatches, ChatWatchSchema } from './watching/chat-watches.store';
import { EndLostWatchesHandler } from './watching/end-lost-watches';
import { OwnWatches } from './watching/own-watches';
import { RemoveEndedWatchesHandler } from './watching/remove-ended-watches';
import { StopWatchingHandler } from './watching/stop-watching';
import { WatchChatHandler } from './watching/watch-chat';
import { Viewers } from './watching/viewers';
import { Watchers } from './watching/watchers';
import { WatchingClock } from './watching/watching.clock';
import { WatchingReactions } from './watching/watching.reactions';
import { WatchingTells } from './watching/watching.tells';
import { CloseAbandonedChatsHandler } from './lifecycle/close-abandoned-chats';
import { AddNoteHandler } from './notes/add-note';
import { ReckonDueTimesHandler } from './lifecycle/reckon-due-times';
import { TellDueHandler } from './lifecycle/tell-due';
import { CurrentTargets } from './targets/current-targets';
import { SetTargetsHandler } from './targets/set-targets';
import { TargetRows, TargetsSchema } from './targets/targets.store';
import { TellOutOfHoursHandler } from './lifecycle/tell-out-of-hours';
import { ChatsSagas } from './chats.sagas';
import { CloseQuietChatsHandler } from './lifecycle/close-quiet-chats';
import { DeleteMessageHandler } from './messages/delete-message';
import { EraseOldChatsHandler } from './lifecycle/erase-old-chats';
import { MakeSearchableHandler } from './search/make-searchable';
import { EarlierTextsHandler } from './edits/earlier-texts';
import { EditMessageHandler } from './edits/edit-message';
import { MessageEdits, MessageEditSchema } from './messages/message-edits.store';
import { MarkReadHandler } from './messages/mark-read';
import { MarkUnreadHandler } from './labels/mark-unread';
import { RateChatHandler } from './labels/rate-chat';
import { RaisedHands } from './labels/raised-hands';
import { ChangeHandHandler } from './labels/change-hand';
import { TagChatHandler } from './labels/tag-chat';
import { NotesHandler } from './notes/notes';
import { CloseChatHandler } from './lifecycle/close-chat';
import { LeaveMessageInsteadHandler } from './ticket/leave-message-instead';
import { LeaveMessagesAtClosingHandler } from './ticket/leave-messages-at-closing';
import { LeftMessages } from './ticket/left-messages';
import { ClosingTime } from './lifecycle/closing-time';
import { OpenTicketForChatHandler } from './ticket/open-ticket-for-chat';
import { PostMessageHandler } from './messages/post-message';
import { PrioritiseChatHandler } from './labels/prioritise-chat';
import { StartChatHandler } from './lifecycle/start-chat';
import { CustomerTokenCheck } from './lifecycle/customer-token-check';
import { MessageBatcher } from './messages/message-batcher';
import { ChatAccessHandler } from './chat/chat-access';
import { ChatsForTeamHandler } from './chat/chats-for-team';
import { ChatsAskingForHandler } from './chat/chats-asking-for';
import { CustomerOfChatHandler } from './chat/customer-of-chat';
import { ChatListHandler } from './search/chat-list';
import { FilterNames } from './search/filter-names';
import { ChatViews } from './chat/chat-views';
import { PeopleInChatHandler } from './chat/people-in-chat';
import { SentMessages } from './messages/sent-messages';
import { ChatExport } from './export/chat-export';
import { ExportedChats } from './export/exported-chats';
import { RunningExports } from './export/running-exports';
import { Typists } from './messages/typists';
import { ChangedMessages } from './messages/changed-messages';
import { MessageViews } from './messages/message-views';
import { TagListHandler } from './labels/tag-list';
import { TranscriptHandler } from './messages/transcript';
import { VisibleChatHandler } from './chat/visible-chat';
import { ChangeViewHandler } from './views/change-view';
import { DeleteViewHandler } from './views/delete-view';
import { SaveViewHandler } from './views/save-view';
import { SavedViewListHandler } from './views/saved-view-list';
import { SavedViews, SavedViewSchema } from './views/saved-views.store';
import { DraftOfHandler } from './drafts/draft-of';
import { DraftSchema } from './drafts/drafts.store';
import { EndDraftHandler } from './drafts/end-draft';
import { KeepDraftHandler } from './drafts/keep-draft';
import './chats.settings';

const commands = [
  StartChatHandler,
  PostMessageHandler,
  DeleteMessageHandler,
  EditMessageHandler,
  MarkReadHandler,
  MarkUnreadHandler,
  CloseChatHandler,
  CloseQuietChatsHandler,
  TellOutOfHoursHandler,
  ReckonDueTimesHandler,
  TellDueHandler,
  SetTargetsHandler,
  CloseAbandonedChatsHandler,
  SettleAttendanceHandler,
  ViewPageHandler,
  WatchChatHandler,
  StopWatchingHandler,
  EndLostWatchesHandler,
  RemoveEndedWatchesHandler,
  EraseOldChatsHandler,
  MakeSearchableHandler,
  PrioritiseChatHandler,
  TagChatHandler,
  ChangeHandHandler,
  LeaveMessageInsteadHandler,
  LeaveMessagesAtClosingHandler,
  OpenTicketForChatHandler,
  RateChatHandler,
  AddNoteHandler,
  SaveViewHandler,
  ChangeViewHandler,
  DeleteViewHandler,
  KeepDraftHandler,
  EndDraftHandler,
];
const queries = [
  ChatAccessHandler,
  CustomerOfChatHandler,
  ChatsAskingForHandler,
  ChatsForTeamHandler,
  ChatListHandler,
  VisibleChatHandler,
  PeopleInChatHandler,
  TranscriptHandler,
  EarlierTextsHandler,
  NotesHandler,
  TagListHandler,
  SavedViewListHandler,
  DraftOfHandler,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ChatSchema,
      TargetsSchema,
      MessageSchema,
      MessageEditSchema,
      NoteSchema,
      CustomerPresenceSchema,
      VisitSchema,
      NodeLeaseSchema,
      ChatWatchSchema,
      SavedViewSchema,
      DraftSchema,
    ]),
    DirectoryModule,
    CustomersModule,
    FilesModule,
  ],
  providers: [
    ...commands,
    ...queries,
    Chats,
    TargetRows,
    ChatsSagas,
    CurrentTargets,
    ChatViews,
    ChatCustomers,
    MessageBatcher,
    SentMessages,
    ChangedMessages,
    MessageViews,
    MessageEdits,
    Typists,
    CustomerTokenCheck,
    ChatRooms,
    ChatsReactions,
    ChatsTells,
    ChatsProjections,
    ChatsClock,
    CustomerPresences,
    Visits,
    AttendanceClock,
    ChatWatches,
    OwnWatches,
    Watchers,
    Viewers,
    WatchingClock,
    WatchingReactions,
    WatchingTells,
    ChatExport,
    ExportedChats,
    FilterNames,
    RunningExports,
    SavedViews,
    RaisedHands,
    ClosingTime,
    LeftMessages,
  ],
  exports: [
    ChatExport,
    ExportedChats,
    RunningExports,
    ChatRooms,
    CustomerTokenCheck,
    ChangedMessages,
    MessageViews,
    Typists,
    Visits,
    OwnWatches,
    Watchers,
    Viewers,
    Chats,
    CurrentTargets,
    ChatViews,
    MessageBatcher,
    SentMessages,
    RaisedHands,
  ],
})
export class ChatsModule {}
