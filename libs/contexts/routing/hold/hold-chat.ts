import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LONGEST_HOLD_MS } from '#chats';
import { Chats } from '#chats/lends';
import { Clock, InvalidField } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';

/** Puts an active chat on hold, by its agent or a supervisor: it frees its seat. Again, it changes the time and the reason. */
export class HoldChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    /** RFC 3339; null: until somebody resumes it or the customer writes. */
    readonly until: string | null,
    readonly reason: string | null,
  ) {
    super();
  }
}

@CommandHandler(HoldChat)
export class HoldChatHandler implements ICommandHandler<HoldChat> {
  constructor(
    private readonly chats: Chats,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId, until, reason }: HoldChat): Promise<void> {
    const now = this.clock.now();
    const end = until === null ? null : new Date(until);
    if (end !== null && end <= now) throw new InvalidField('/until', 'must be in the future');
    if (end !== null && end.getTime() > now.getTime() + LONGEST_HOLD_MS) throw new InvalidField('/until', 'must be within 30 days');
    return this.chats.changeAs(by, 'takePart', chatId, (chat) => chat.putOnHold({ until: end, reason }, actorOf(by), now));
  }
}
