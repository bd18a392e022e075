import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Chats } from '#chats/lends';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import { Agents } from '#presence/lends';
import { seatedBy } from '../assignment/seated';

/**
 * Ends the hold of a chat, by its agent or a supervisor: it takes a seat of its agent, who needs one and must not be offline. Idempotent.
 * @throws DomainError `agent.at_capacity`, `agent.not_online`; the chat then stays on hold
 */
export class ResumeChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@CommandHandler(ResumeChat)
export class ResumeChatHandler implements ICommandHandler<ResumeChat> {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, chatId }: ResumeChat): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      const { isOnHold, agentId } = chat;
      const now = this.clock.now();
      chat.resume(actorOf(by), agentId === by.id ? 'agent' : 'supervisor', now);
      if (!isOnHold) return;
      const settings = await this.settings.lastRead();
      (await this.agents.lock(tx, agentId!)).takeSeat(seatedBy(chat, settings), now, settings);
    });
  }
}
