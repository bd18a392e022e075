import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import { MailFailed, MailPutOff, MailQueued, MailReceived, MailResent, MailSent, ReceivedMailCompleted } from './domain/mail.events';

/** Staff hear that a ticket changed when a mail about it was written or came in, and what became of it. */
@Injectable()
export class MailTells {
  queued = tell(MailQueued, 'ticket.changed', ({ ticketId }) => changed(ticketId));
  sent = tell(MailSent, 'ticket.changed', ({ ticketId }) => changed(ticketId));
  putOff = tell(MailPutOff, 'ticket.changed', ({ ticketId }) => changed(ticketId));
  resent = tell(MailResent, 'ticket.changed', ({ ticketId }) => changed(ticketId));
  failed = tell(MailFailed, 'ticket.changed', ({ ticketId }) => changed(ticketId));
  received = tell(MailReceived, 'ticket.changed', ({ ticketId }) => changed(ticketId));
  completed = tell(ReceivedMailCompleted, 'ticket.changed', ({ ticketId }) => changed(ticketId));
}

function changed(ticketId: string | null): Told<'ticket.changed'> | undefined {
  return ticketId === null ? undefined : { payload: { id: ticketId, change: 'changed' }, to: [rooms.staff] };
}
