export { MailEdge } from './mail.edge';
export { MailModule } from './mail.module';
export { probeInbox } from './inbox';
export { MailServer } from './mail-server';
