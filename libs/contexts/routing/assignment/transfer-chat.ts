import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Chats } from '#chats/lends';
import { CurrentSettings } from '#directory';
import { knownSkills, knownTeam, Skills, Teams } from '#directory/lends';
import { Clock, InvalidField } from '#kernel';
import { actorOf, type StaffCaller, Store } from '#platform';
import type { ChatSkill } from '#protocol';
import { Assignments } from './assignments';

/** A warm transfer waits so many seconds for an answer when `offerTimeoutSeconds` is 0. */
const ASK_SECONDS = 60;

export interface TransferTarget {
  agentId?: string;
  skills?: ChatSkill[];
  /** The team that the chat is for from now on; null: none. */
  teamId?: string | null;
  note: string | null;
  /** Whether the transfer is warm: the giver keeps the chat until the other agent accepts it. */
  ask: boolean;
}

/** Transfers an active chat to another agent, or back to the queue; a waiting chat asks for other skills or another team. */
export class TransferChat extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly target: TransferTarget,
  ) {
    super();
  }
}

@CommandHandler(TransferChat)
export class TransferChatHandler implements ICommandHandler<TransferChat> {
  constructor(
    private readonly assignments: Assignments,
    private readonly chats: Chats,
    private readonly skills: Skills,
    private readonly teams: Teams,
    private readonly store: Store,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async execute({ by, chatId, target }: TransferChat): Promise<void> {
    const { agentId, skills, teamId: askedTeam, note, ask } = target;
    if (agentId !== undefined && skills !== undefined) throw new InvalidField('/skills', 'must not be given together with agentId');
    if (agentId !== undefined && askedTeam !== undefined) throw new InvalidField('/teamId', 'must not be given together with agentId');
    if (agentId === undefined && ask) throw new InvalidField('/ask', 'needs an agentId to ask');
    if (agentId !== undefined) return this.toAgent(by, chatId, agentId, note, ask);
    return this.store.transaction(async (tx) => {
      const known = skills && (await knownSkills(tx, this.skills, skills, true));
      const teamId = askedTeam === undefined ? undefined : ((await knownTeam(tx, this.teams, { teamId: askedTeam }, true))?.id ?? null);
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      const now = this.clock.now();
      if (chat.status === 'queued' && (known || teamId !== undefined)) {
        // There is nobody yet who would be handed it with the chat.
        if (note !== null) throw new InvalidField('/note', 'goes with a chat that an agent has; add it by POST /chats/:id/notes');
        return chat.askFor({ skills: known, teamId }, actorOf(by), now);
      }
      chat.requeue(actorOf(by), 'transferred', now, { skills: known, teamId, note });
    });
  }

  private async toAgent(by: StaffCaller, chatId: string, agentId: string, note: string | null, ask: boolean): Promise<void> {
    const { offerTimeoutSeconds } = await this.settings.get();
    const askSeconds = ask ? offerTimeoutSeconds || ASK_SECONDS : undefined;
    await this.assignments.transfer(by, chatId, agentId, note, askSeconds);
  }
}
