import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import type { TicketChanges } from '../domain/ticket';
import { Tickets } from '../tickets.store';

/** Changes the status or the subject of a ticket. */
export class ChangeTicket extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly ticketId: string,
    readonly changes: TicketChanges,
  ) {
    super();
  }
}

@CommandHandler(ChangeTicket)
export class ChangeTicketHandler implements ICommandHandler<ChangeTicket> {
  constructor(
    private readonly tickets: Tickets,
    private readonly clock: Clock,
  ) {}

  execute({ by, ticketId, changes }: ChangeTicket): Promise<void> {
    return this.tickets.change(ticketId, (ticket) => ticket.change(changes, actorOf(by), this.clock.now()));
  }
}
