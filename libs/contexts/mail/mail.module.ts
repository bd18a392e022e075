import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { MailTranscriptHandler } from './commands/mail-transcript';
import { QueueMailsHandler } from './commands/queue-mails';
import { RemoveOldMailsHandler } from './commands/remove-old-mails';
import { Letters } from './letters';
import { Limits } from './limits';
import { MailClock } from './mail.clock';
import { MailProjections } from './mail.projections';
import { MailServer } from './mail-server';
import { Mails, MailSchema } from './mails.store';
import { Postman } from './postman';

const commands = [MailTranscriptHandler, QueueMailsHandler, RemoveOldMailsHandler];

@Module({
  imports: [TypeOrmModule.forFeature([MailSchema]), ChatsModule],
  providers: [...commands, MailProjections, Mails, Limits, Letters, MailServer, Postman, MailClock],
  exports: [MailServer],
})
export class MailModule {}
