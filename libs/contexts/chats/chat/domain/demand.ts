import type { Actor } from '#kernel';
import type { ChatSkill, EscalationLevel, Priority } from '#protocol';
import { ESCALATION_LEVELS } from '#words';
import { type AskedFor, ChatPriorityChanged } from './chat.events';
import { Conversation, type NewMessage } from './conversation';
import type { Message, Sender } from './message';
import { ChatSkillsChanged, ChatTeamChanged } from './labels.events';
import type { Awaited, Deadlines } from '../../targets/domain/deadlines';
import { ChatDueChanged, ChatDueSoon, ChatEscalated, ChatOverdue, TargetSettled } from './promises.events';
import type { NewChat, Wanted } from './new-chat';

/** The highest level that was told that nobody has answered since then (RFC 3339). */
interface Escalation {
  level: EscalationLevel;
  since: string;
}

/** What a chat asks for, and how urgently: all that routing decides by. */
export abstract class Demand extends Conversation {
  priority: Priority;
  skills: ChatSkill[];
  /** The team that the chat is for; null for a chat that anybody may get. */
  teamId: string | null;
  /** Since when the chat waits for its team, if not since `queuedAt`. */
  teamSince: Date | null;
  /** The team in whose limit the chat counts: its own, or the one that it overflowed to. */
  servingTeamId: string | null;
  /** Agents who transferred the chat to the queue and are not to get it straight back. */
  excludedAgentIds: string[];
  /** Agents who declined the offer or let it expire in this round; a second offer to one of them begins a new round. */
  declinedBy: string[];
  /** Time (RFC 3339) by agent id at which the agent last turned the chat down; emptied when an agent gets the chat. */
  turnedDownAt: Record<string, string>;
  /** Start of the wait; the age in the queue counts from it. It stays when the chat is assigned, so that a requeued chat keeps its age. */
  queuedAt: Date;
  /** When the chat last jumped in the queue's order, by a new priority or by its return to the queue. */
  placedAt: Date | null;

  /** When the customer is to be answered at the latest; null while it does not wait, and without a target. */
  dueAt: Date | null;
  /** The `dueAt` that was last told to be soon, and to be over. */
  soonToldFor: Date | null;
  overdueToldFor: Date | null;
  /** What was last told of being left unanswered; it may be of an earlier question. */
  escalation: Escalation | null;
  /** Since when its agent has it. */
  abstract assignedAt: Date | null;

  /** The agent who had the last chat of the customer. */
  readonly previousAgentId: string | null;
  /** Whether the chat goes to that agent before all others, while it is free. */
  readonly lastAgentFirst: boolean;

  protected constructor({ priority, skills, teamId, queuedAt, previousAgentId = null, lastAgentFirst = false }: NewChat, now: Date) {
    super();
    this.priority = priority;
    this.skills = skills;
    this.teamId = teamId ?? null;
    this.teamSince = null;
    this.servingTeamId = null;
    this.excludedAgentIds = [];
    this.declinedBy = [];
    this.turnedDownAt = {};
    this.queuedAt = queuedAt ?? now;
    this.placedAt = queuedAt ? now : null;
    this.previousAgentId = previousAgentId;
    this.lastAgentFirst = lastAgentFirst;
    this.dueAt = null;
    this.soonToldFor = null;
    this.overdueToldFor = null;
    this.escalation = null;
  }

  /** Since when the chat waits in the queue, by which it is served: how long it was on hold is no wait. */
  get waitsSince(): Date {
    return this.returnsTo === null ? this.queuedAt : this.placedAt!;
  }

  /**
   * What the customer waits for: the first response from the start of the wait, then each reply from the first message that waits. In the
   * queue somebody is waited for whether or not there is a message, so what is said there changes nothing.
   */
  awaited(): Awaited | null {
    if (this.status === 'closed' || this.isOnHold) return null;
    const isFirst = this.firstResponseAt === null;
    const kind = isFirst ? 'firstResponse' : 'reply';
    if (this.agentId !== null) return this.awaitingReplySince && { kind, since: this.awaitingReplySince };
    const inQueueSince = isFirst ? this.waitsSince : (this.placedAt ?? this.queuedAt);
    const isOlder = !isFirst && this.awaitingReplySince !== null && this.awaitingReplySince < inQueueSince;
    return { kind, since: isOlder ? this.awaitingReplySince! : inQueueSince };
  }

  dueBy(deadlines: Deadlines): Date | null {
    const awaited = this.awaited();
    return awaited && deadlines.of(this, awaited);
  }

  /** @param silently the chat is saved for another reason, which is told */
  reckonDue(deadlines: Deadlines, { silently = false } = {}): void {
    const dueAt = this.dueBy(deadlines);
    if (dueAt?.getTime() === this.dueAt?.getTime()) return;
    this.dueAt = dueAt;
    if (!silently) this.record(new ChatDueChanged(this.id, this.customerId, this.agentId, dueAt?.toISOString() ?? null));
  }

  /** An answer in time meets the target that bound until now, if one did. */
  override post(sender: Sender, message: NewMessage, now: Date): Message {
    const { dueAt } = this;
    const before = this.awaited();
    const posted = super.post(sender, message, now);
    const after = this.awaited();
    const isAnswered = before !== null && (after?.kind !== before.kind || after.since !== before.since);
    if (isAnswered && dueAt !== null) this.record(new TargetSettled(this.id, sender.id, before.kind, now <= dueAt));
    return posted;
  }

  override putOnHold(hold: { until: Date | null; reason: string | null }, by: Actor, now: Date): void {
    this.giveUp(now);
    super.putOnHold(hold, by, now);
  }

  /** What is overdue is answered no more. */
  protected giveUp(now: Date): void {
    const awaited = this.awaited();
    if (awaited !== null && this.dueAt !== null && this.dueAt < now)
      this.record(new TargetSettled(this.id, this.agentId, awaited.kind, false));
  }

  /**
   * Tells once that the chat is due within `soonSeconds`, or within half of its target if that is less, and once that it is overdue. It goes by
   * the deadlines of now: those of before may be what had it looked at.
   */
  tellDue(deadlines: Deadlines, soonSeconds: number, now: Date): void {
    this.reckonDue(deadlines);
    const awaited = this.awaited();
    const { dueAt } = this;
    if (awaited === null || dueAt === null || this.overdueToldFor?.getTime() === dueAt.getTime()) return;
    const told = [this.id, this.agentId, awaited.kind, dueAt.toISOString()] as const;
    if (dueAt <= now) {
      this.overdueToldFor = dueAt;
      this.record(new ChatOverdue(...told));
    } else if (this.soonToldFor?.getTime() !== dueAt.getTime()) {
      const soonMs = Math.min(soonSeconds * 1000, (dueAt.getTime() - awaited.since.getTime()) / 2);
      if (dueAt.getTime() - now.getTime() > soonMs) return;
      this.soonToldFor = dueAt;
      this.record(new ChatDueSoon(...told));
    }
  }

  /** Since when nobody has answered the customer. Whoever gets the chat has as long as whoever had it before. */
  unansweredSince(): Date | null {
    const awaited = this.awaited();
    if (awaited === null) return null;
    return this.assignedAt !== null && this.assignedAt > awaited.since ? this.assignedAt : awaited.since;
  }

  /** Tells each level once that the chat has been left unanswered for as long as the level is spared. */
  escalate(afterSeconds: Readonly<Record<EscalationLevel, number | null>>, now: Date): void {
    const unanswered = this.unansweredSince();
    if (unanswered === null) return;
    const since = unanswered.toISOString();
    const told = this.escalation?.since === since ? ESCALATION_LEVELS.indexOf(this.escalation.level) : -1;
    for (const level of ESCALATION_LEVELS.slice(told + 1)) {
      const seconds = afterSeconds[level];
      if (seconds === null || now.getTime() < unanswered.getTime() + seconds * 1000) continue;
      this.escalation = { level, since };
      this.record(new ChatEscalated(this.id, this.agentId, this.teamId, level, since));
    }
  }

  get askedFor(): AskedFor {
    const { priority, waitsSince, skills, teamId, teamSince, excludedAgentIds, declinedBy, turnedDownAt, returnsTo } = this;
    const since = { queuedAt: waitsSince.toISOString(), teamSince: teamSince && teamSince.toISOString() };
    const lastAgentId = returnsTo ?? (this.lastAgentFirst ? this.previousAgentId : null);
    return { priority, ...since, skills, teamId, lastAgentId, returnsTo, excludedAgentIds, declinedBy, turnedDownAt };
  }

  prioritise(priority: Priority, by: Actor, now: Date): void {
    this.status = this.after('prioritise');
    if (this.priority === priority) return;
    this.priority = priority;
    this.placedAt = now;
    this.record(new ChatPriorityChanged(this.id, this.customerId, this.agentId, priority, by, this.isWaiting));
  }

  /** Replaces a renamed skill by its new name and drops a deleted one (`renamed` is null). */
  followSkill(name: string, renamed: string | null): void {
    this.status = this.after('follow_skill');
    this.skills = this.skills.flatMap((skill) => (skill.name !== name ? [skill] : renamed === null ? [] : [{ ...skill, name: renamed }]));
    this.record(new ChatSkillsChanged(this.id, this.customerId, this.agentId, this.skills, this.isWaiting));
  }

  /** The team of the chat was deleted: whoever has it keeps it, and anybody may get it. */
  loseTeam(): void {
    this.status = this.after('follow_skill');
    if (this.teamId === null) return;
    if (this.servingTeamId === this.teamId) this.servingTeamId = null;
    this.moveToTeam(null, null);
  }

  /** A waiting chat asks for others; it keeps its place, and passes over whom it passed over before. */
  askFor({ skills = this.skills, teamId = this.teamId }: Partial<Wanted>, by: Actor, now: Date): void {
    this.status = this.after('ask_for');
    if (teamId !== this.teamId) this.moveToTeam(teamId, teamId === null ? null : now, by);
    if (JSON.stringify(skills) === JSON.stringify(this.skills)) return;
    this.skills = skills;
    this.record(new ChatSkillsChanged(this.id, this.customerId, this.agentId, skills, this.isWaiting, by));
  }

  protected turnedDown(agentId: string, now: Date): void {
    this.turnedDownAt = { ...this.turnedDownAt, [agentId]: now.toISOString() };
  }

  private moveToTeam(teamId: string | null, since: Date | null, by?: Actor): void {
    this.teamId = teamId;
    this.teamSince = since;
    this.record(new ChatTeamChanged(this.id, this.customerId, this.agentId, teamId, this.isWaiting, by));
  }
}
