import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Dispatcher } from './dispatcher';

/** Routes waiting chats: each that fits an agent goes to the best one. Idempotent. */
export class RouteWaitingChats extends Command<void> {}

@CommandHandler(RouteWaitingChats)
export class RouteWaitingChatsHandler implements ICommandHandler<RouteWaitingChats> {
  constructor(private readonly dispatcher: Dispatcher) {}

  execute(): Promise<void> {
    return this.dispatcher.route();
  }
}
