import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { RoutingModule } from '#routing';
import { AnswerTicketHandler } from './commands/answer-ticket';
import { MailTranscriptHandler } from './commands/mail-transcript';
import { QueueMailsHandler } from './commands/queue-mails';
import { RemoveOldMailsHandler } from './commands/remove-old-mails';
import { TellReadyHandler } from './commands/tell-ready';
import { AnswerLetters } from './answer-letters';
import { Letters } from './letters';
import { ReadyLetters } from './ready-letters';
import { TranscriptLetters } from './transcript-letters';
import { Limits } from './limits';
import { MailClock } from './mail.clock';
import { MailProjections } from './mail.projections';
import { MailTells } from './mail.tells';
import { MailServer } from './mail-server';
import { Mails, MailSchema } from './mails.store';
import { Postman } from './postman';
import { TicketMailsHandler } from './queries/ticket-mails';

const queries = [TicketMailsHandler];
const commands = [AnswerTicketHandler, MailTranscriptHandler, QueueMailsHandler, RemoveOldMailsHandler, TellReadyHandler];

@Module({
  imports: [TypeOrmModule.forFeature([MailSchema]), ChatsModule, CustomersModule, DirectoryModule, RoutingModule],
  providers: [
    ...commands,
    ...queries,
    MailProjections,
    MailTells,
    Mails,
    Limits,
    Letters,
    AnswerLetters,
    ReadyLetters,
    TranscriptLetters,
    MailServer,
    Postman,
    MailClock,
  ],
  exports: [MailServer],
})
export class MailModule {}
