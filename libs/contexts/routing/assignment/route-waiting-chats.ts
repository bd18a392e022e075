import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Dispatcher } from './dispatcher';

/** Gives every waiting chat that fits somebody to the best agent. Idempotent. */
export class RouteWaitingChats extends Command<void> {}

@CommandHandler(RouteWaitingChats)
export class RouteWaitingChatsHandler implements ICommandHandler<RouteWaitingChats> {
  constructor(private readonly dispatcher: Dispatcher) {}

  execute(): Promise<void> {
    return this.dispatcher.route();
  }
}
