import { Module } from '@nestjs/common';
import { CustomersModule } from '#customers';
import { DirectoryModule } from '#directory';
import { MailController } from './mail.controller';
import { MailModule } from './mail.module';
import { TicketMailsController } from './ticket-mails.controller';

@Module({ imports: [MailModule, CustomersModule, DirectoryModule], controllers: [MailController, TicketMailsController] })
export class MailEdge {}
