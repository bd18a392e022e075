import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { FilesModule } from '#files';
import { RoutingModule } from '#routing';
import { AnswerTicketHandler } from './commands/answer-ticket';
import { MailTranscriptHandler } from './commands/mail-transcript';
import { ReadInboxHandler } from './commands/read-inbox';
import { QueueMailsHandler } from './commands/queue-mails';
import { RemoveOldMailsHandler } from './commands/remove-old-mails';
import { ResendMailHandler } from './commands/resend-mail';
import { TellReadyHandler } from './commands/tell-ready';
import { AnswerLetters } from './answer-letters';
import { Letters } from './letters';
import { ReadyLetters } from './ready-letters';
import { TranscriptLetters } from './transcript-letters';
import { InboxReader } from './inbox-reader';
import { Limits } from './limits';
import { MailClock } from './mail.clock';
import { MailProjections } from './mail.projections';
import { MailTells } from './mail.tells';
import { MailIntake } from './mail-intake';
import { MailServer } from './mail-server';
import { Mails, MailSchema } from './mails.store';
import { Postman } from './postman';
import { OriginalMailHandler } from './queries/original-mail';
import { TicketMailsHandler } from './queries/ticket-mails';
import { ReceivedMailAccessHandler } from './received-mail-access';
import { InboxSchema, ReceivedMails, ReceivedMailSchema } from './received-mails.store';
import { ThreadIds } from './thread-ids';

const queries = [OriginalMailHandler, ReceivedMailAccessHandler, TicketMailsHandler];
const commands = [
  AnswerTicketHandler,
  MailTranscriptHandler,
  QueueMailsHandler,
  ReadInboxHandler,
  ResendMailHandler,
  RemoveOldMailsHandler,
  TellReadyHandler,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([MailSchema, ReceivedMailSchema, InboxSchema]),
    ChatsModule,
    CustomersModule,
    DirectoryModule,
    FilesModule,
    RoutingModule,
  ],
  providers: [
    ...commands,
    ...queries,
    MailProjections,
    MailTells,
    Mails,
    ReceivedMails,
    ThreadIds,
    MailIntake,
    InboxReader,
    Limits,
    Letters,
    AnswerLetters,
    ReadyLetters,
    TranscriptLetters,
    MailServer,
    Postman,
    MailClock,
  ],
  exports: [MailServer, InboxReader],
})
export class MailModule {}
