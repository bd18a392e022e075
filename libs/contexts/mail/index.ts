export { MailEdge } from './mail.edge';
export { MailModule } from './mail.module';
export { MailServer } from './mail-server';
