import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { MailController } from './mail.controller';
import { MailModule } from './mail.module';

@Module({ imports: [MailModule, DirectoryModule], controllers: [MailController] })
export class MailEdge {}
