import { Injectable } from '@nestjs/common';
import { chatAlreadyAssigned } from '#chats';
import { Chats } from '#chats/lends';
import { agentNotFound, CurrentSettings } from '#directory';
import { Teams } from '#directory/lends';
import { Clock, SYSTEM } from '#kernel';
import { actorOf, type StaffCaller, Store, type Transaction } from '#platform';
import { Agents } from '#presence/lends';
import { weightOf } from '../planner/waiting-chat';
import type { Assignment, Plan } from '../planner/planner';
import { seatedBy } from './seated';

/**
 * Assignments of chats to agents: every path to an agent leads through here. Chat and agent are locked and decide again under their locks,
 * so that no chat is assigned twice, and neither an agent nor, by itself, a team gets more chats than its limit.
 */
@Injectable()
export class Assignments {
  constructor(
    private readonly chats: Chats,
    private readonly agents: Agents,
    private readonly teams: Teams,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /**
   * Applies a plan: assigns each chat, or offers it when `offerTimeoutSeconds` is above 0 and the agent did not have it before its hold.
   * @returns the assignments that were not applied, because the chat no longer waits, or agent or team has no free seat
   */
  applyPlan({ assignments: planned, policy }: Pick<Plan, 'assignments' | 'policy'>, offerTimeoutSeconds: number): Promise<Assignment[]> {
    return this.store.transaction(async (tx) => {
      const seats = await this.seatsOfTeams(tx, planned);
      const { breathingSeconds, chatWeights } = await this.settings.lastRead();
      const waiting = byId(
        await this.chats.lockAll(
          tx,
          planned.map(({ chatId }) => chatId),
        ),
      );
      const desks = byId(
        await this.agents.lockAll(
          tx,
          planned.map(({ agentId }) => agentId),
        ),
      );
      const now = this.clock.now();
      return planned.filter(({ chatId, agentId, teamId }) => {
        const chat = waiting.get(chatId);
        const agent = desks.get(agentId);
        if (!chat?.isWaiting || !agent) return true;
        const weight = weightOf(chat, chatWeights);
        if (!agent.canBeRoutedTo(now, weight) || !takeSeat(seats, teamId)) return true;
        const chosen = { teamId, weight, policyVersion: policy.version };
        if (offerTimeoutSeconds > 0 && chat.returnsTo !== agentId)
          chat.offerTo(agentId, later(now, offerTimeoutSeconds), SYSTEM, null, chosen);
        else chat.assignTo(agentId, SYSTEM, 'routed', now, chosen);
        agent.takeSeat({ chatId, weight }, now, { breathingSeconds });
        return false;
      });
    });
  }

  /** The free seats of those teams of a plan that have a limit, which are locked. Without any it asks at most one question. */
  private async seatsOfTeams(tx: Transaction, planned: readonly Assignment[]): Promise<Map<string, number>> {
    const teamIds = [...new Set(planned.flatMap(({ teamId }) => teamId ?? []))];
    const limits = teamIds.length === 0 ? new Map<string, number>() : await this.teams.lockLimits(tx, teamIds);
    if (limits.size === 0) return limits;
    const taken = await tx.query<{ teamId: string; chats: number }>(
      `select serving_team_id as "teamId", count(*)::int as chats from chats
       where serving_team_id = any($1) and status in ('active', 'offered') and hold_ends_at is null group by 1`,
      [[...limits.keys()]],
    );
    for (const { teamId, chats } of taken) limits.set(teamId, limits.get(teamId)! - chats);
    return limits;
  }

  /**
   * Assigns a waiting chat by hand: skills and teams do not bind, the limit of the agent does.
   * @throws DomainError `chat.not_found`, `chat.closed`, `chat.already_assigned`, `agent.not_found`, `agent.not_online`, `agent.at_capacity`
   */
  assignManually(chatId: string, agentId: string, by: StaffCaller, reason: 'claimed' | 'by_supervisor'): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chat = await this.chats.lockToGive(tx, by, chatId);
      const now = this.clock.now();
      const settings = await this.settings.lastRead();
      const seated = seatedBy(chat, settings);
      chat.assignTo(agentId, actorOf(by), reason, now, { weight: seated.weight });
      (await this.agents.lock(tx, agentId)).takeSeat(seated, now, settings);
    });
  }

  /** Accepts an offer. The agent has taken the seat with the offer, so only the chat changes. */
  accept(by: StaffCaller, chatId: string): Promise<void> {
    return this.chats.changeAs(by, 'see', chatId, (chat) => chat.accept(by.id, this.clock.now()));
  }

  /**
   * Transfers an active chat to another agent: at once, or as an offer of `askSeconds` seconds.
   * @throws DomainError as `assignManually`, and `chat.not_active`
   */
  transfer(by: StaffCaller, chatId: string, agentId: string, note: string | null, askSeconds?: number): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chat = await this.chats.lockAs(tx, by, 'takePart', chatId);
      const now = this.clock.now();
      // The projections free the seats of the giver and of an agent who was asked in this transaction, so all are locked in one order.
      const desks = byId(
        await this.agents.lockAll(
          tx,
          [agentId, chat.agentId, chat.offeredTo].filter((id) => id !== null),
        ),
      );
      if (askSeconds === undefined) chat.transferTo(agentId, actorOf(by), note, now);
      else chat.offerTo(agentId, later(now, askSeconds), actorOf(by), note);
      const desk = desks.get(agentId);
      if (!desk) throw agentNotFound();
      const settings = await this.settings.lastRead();
      desk.takeSeat(seatedBy(chat, settings), now, { mustBeOnline: true, breathingSeconds: settings.breathingSeconds });
    });
  }

  /**
   * Gives an open chat to a supervisor, even if another agent has it or is offered it; the limit does not bind.
   * @throws DomainError `chat.not_found`, `chat.closed`, `chat.already_assigned` when it is the supervisor's own
   */
  takeOver(by: StaffCaller, chatId: string): Promise<void> {
    return this.store.transaction(async (tx) => {
      const chat = await this.chats.lockAs(tx, by, 'see', chatId);
      if (chat.agentId === by.id && chat.status === 'active') throw chatAlreadyAssigned();
      const desks = byId(
        await this.agents.lockAll(
          tx,
          [by.id, chat.agentId, chat.offeredTo].filter((id) => id !== null),
        ),
      );
      const now = this.clock.now();
      if (chat.status === 'active') chat.transferTo(by.id, actorOf(by), null, now, 'taken_over');
      else {
        chat.endOffer('withdrawn', actorOf(by), now);
        chat.assignTo(by.id, actorOf(by), 'taken_over', now);
      }
      const settings = await this.settings.lastRead();
      desks.get(by.id)!.takeExtraSeat(seatedBy(chat, settings), now, settings.breathingSeconds);
    });
  }
}

/** Takes a seat of the team; false when it has none left. A team that is not in `seats` has no limit. */
function takeSeat(seats: Map<string, number>, teamId: string | null): boolean {
  const free = teamId === null ? undefined : seats.get(teamId);
  if (free === undefined) return true;
  if (free <= 0) return false;
  seats.set(teamId!, free - 1);
  return true;
}

function byId<T extends { id: string }>(all: T[]): Map<string, T> {
  return new Map(all.map((each) => [each.id, each]));
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
