import { type Actor, searchDocument } from '#kernel';
import type { ChatStatus, CloseReason, Resolution } from '#protocol';
import { chatAlreadyAssigned, hasItAlready, offerEnded } from './chat.errors';
import {
  type AssignReason,
  ChatAssigned,
  ChatClosed,
  ChatOfferAccepted,
  ChatOffered,
  ChatOfferEnded,
  ChatQueued,
  ChatFellQuiet,
  ChatRequeued,
  ChatTransferred,
  type OfferEnd,
  type RequeueReason,
} from './chat.events';
import { Demand } from './demand';
import { ChatOutOfHours } from './promises.events';
import type { NewChat, Patience, Wanted } from './new-chat';

/** What routing decided besides the agent. */
interface Chosen {
  /** The team as a member of which the agent gets the chat; absent: the team that the chat is for. */
  teamId?: string | null;
  /** The version of the policy. */
  policyVersion?: number;
  /** How many seats of the agent the chat takes. */
  weight?: number;
}

/** Chat: one conversation of a customer, from the queue to its close. This class decides its assignment, `Demand` what it asks for. */
export class Chat extends Demand {
  readonly id: string;
  readonly customerId: string;
  status: ChatStatus;
  subject: string | null;
  agentId: string | null;
  /** All agents who ever had the chat. */
  agentIds: string[];
  offeredTo: string | null;
  offerExpiresAt: Date | null;
  /** Note from the giving agent of a warm transfer to the one who is offered the chat. */
  offerNote: string | null;
  assignedAt: Date | null;
  /** When the participants were last warned that the chat will be closed unless somebody writes. */
  warnedAt: Date | null;
  /** What the customer was last told of closing time, while the chat waited. */
  outOfHours: { opensAt: string | null } | null;
  closedAt: Date | null;
  closeReason: CloseReason | null;
  /** Whether the chat was closed because its customer was gone. A customer who soon comes back continues with the old `queuedAt`. */
  customerGone: boolean;
  resolution: Resolution | null;
  readonly previousChatId: string | null;
  metadata: Record<string, unknown>;
  readonly createdAt: Date;

  constructor(chat: NewChat, by: Actor, now: Date) {
    super(chat, now);
    this.id = chat.id;
    this.customerId = chat.customerId;
    this.status = 'queued';
    this.subject = chat.subject;
    this.search = searchDocument(chat.subject);
    this.agentId = null;
    this.agentIds = [];
    this.offeredTo = null;
    this.offerExpiresAt = null;
    this.offerNote = null;
    this.assignedAt = null;
    this.warnedAt = null;
    this.outOfHours = null;
    this.closedAt = null;
    this.closeReason = null;
    this.customerGone = false;
    this.resolution = null;
    this.previousChatId = chat.previousChatId ?? null;
    this.metadata = chat.metadata;
    this.page = chat.page ?? null;
    this.locale = chat.locale ?? null;
    this.createdAt = now;
    this.record(new ChatQueued(this.id, this.customerId, this.priority, by));
  }

  /** Warns in a chat in which the agent had the last word long ago, and closes it once the warning has stood for `warningMs`. */
  endIfQuiet({ closeAfterMs, warningMs }: Patience, by: Actor, now: Date): void {
    if (this.status !== 'active' || this.isOnHold || this.awaitingReplySince !== null || this.lastMessageAt === null) return;
    const closesAt = this.lastMessageAt.getTime() + closeAfterMs;
    if (this.warnedAt === null || this.warnedAt <= this.lastMessageAt) {
      if (now.getTime() >= closesAt - warningMs) this.warn(new Date(Math.max(closesAt, now.getTime() + warningMs)), now);
    } else if (now.getTime() >= Math.max(closesAt, this.warnedAt.getTime() + warningMs)) {
      this.close(by, 'inactivity', null, now);
    }
  }

  /** @param opensAt RFC 3339; null when that is not known */
  tellOutOfHours(opensAt: string | null): void {
    if (!this.isWaiting || (this.outOfHours && this.outOfHours.opensAt === opensAt)) return;
    this.outOfHours = { opensAt };
    this.record(new ChatOutOfHours(this.id, opensAt));
  }

  get isWaiting(): boolean {
    return this.status === 'queued';
  }

  assignTo(agentId: string, by: Actor, reason: AssignReason, now: Date, { teamId = this.teamId, ...chosen }: Chosen = {}): void {
    this.status = this.after('assign');
    this.servingTeamId = teamId;
    this.begin(agentId, by, reason, now, chosen);
  }

  /** Offers the chat to an agent: from the queue, or as a warm transfer, in which the current agent keeps it until it is accepted. */
  offerTo(
    agentId: string,
    expiresAt: Date,
    by: Actor,
    note: string | null = null,
    { teamId = this.teamId, policyVersion, weight }: Chosen = {},
  ): void {
    const status = this.after('offer');
    if (this.offeredTo !== null) throw chatAlreadyAssigned();
    if (agentId === this.agentId) throw hasItAlready();
    if (this.declinedBy.includes(agentId)) this.declinedBy = [];
    this.status = status;
    if (status === 'offered') this.servingTeamId = teamId;
    this.offeredTo = agentId;
    this.offerExpiresAt = expiresAt;
    this.offerNote = note;
    this.record(new ChatOffered(this.id, this.customerId, agentId, expiresAt.toISOString(), by, this.agentId, policyVersion, weight));
  }

  accept(agentId: string, now: Date): void {
    const status = this.after('accept');
    if (this.offeredTo !== agentId || this.offerExpiresAt! <= now) throw offerEnded();
    const by: Actor = { type: 'agent', id: agentId };
    const note = this.offerNote;
    this.clearOffer();
    this.record(new ChatOfferAccepted(this.id, agentId));
    if (this.agentId !== null) return this.transferTo(agentId, by, note, now);
    this.status = status;
    this.begin(agentId, by, 'accepted', now);
  }

  endOffer(reason: OfferEnd, by: Actor, now: Date, declineReason: string | null = null): void {
    const agentId = this.offeredTo;
    if (agentId === null) return;
    const status = this.after('end_offer');
    this.clearOffer();
    if (reason !== 'withdrawn') this.declinedBy = [...this.declinedBy, agentId];
    if (reason !== 'withdrawn') this.turnedDown(agentId, now);
    if (status === 'queued') {
      this.placedAt = now;
      this.servingTeamId = null;
    }
    this.status = status;
    this.record(new ChatOfferEnded(this.id, this.customerId, agentId, reason, by, declineReason, this.isWaiting));
  }

  /** @throws DomainError `chat.not_active` when the chat has no agent, `validation.failed` when that agent has it already */
  transferTo(agentId: string, by: Actor, note: string | null, now: Date, reason?: ChatTransferred['reason']): void {
    const status = this.after('transfer');
    const fromAgentId = this.agentId!;
    if (agentId === fromAgentId) throw hasItAlready();
    this.endOffer('withdrawn', by, now);
    const wasOnHold = this.partWithAgent(by, now);
    this.status = status;
    this.giveTo(agentId, now);
    this.record(new ChatTransferred(this.id, this.customerId, fromAgentId, agentId, by, note, reason, wasOnHold));
  }

  /** Returns the chat to the queue; it keeps its `queuedAt` and so its age. */
  requeue(
    by: Actor,
    reason: RequeueReason,
    now: Date,
    { skills = this.skills, teamId = this.teamId, note = null }: Partial<Wanted> & { note?: string | null } = {},
  ): void {
    const status = this.after('requeue');
    const fromAgentId = this.agentId!;
    this.endOffer('withdrawn', by, now);
    const wasOnHold = this.partWithAgent(by, now);
    this.status = status;
    this.placedAt = now;
    this.agentId = null;
    this.assignedAt = null;
    this.skills = skills;
    this.teamId = teamId;
    this.teamSince = teamId === null ? null : now;
    this.servingTeamId = null;
    this.declinedBy = [];
    const isTurnedDown = reason === 'transferred' || reason === 'overdue';
    this.excludedAgentIds = isTurnedDown ? [fromAgentId] : [];
    this.turnedDownAt = {};
    if (isTurnedDown) this.turnedDown(fromAgentId, now);
    if (reason === 'hold_over') this.returnsTo = fromAgentId;
    this.record(new ChatRequeued(this.id, this.customerId, fromAgentId, by, reason, note, wasOnHold));
  }

  /** Whether its agent has had it since then and left the customer waiting beyond when an answer was due. */
  isUnansweredSince(limit: Date): boolean {
    if (this.status !== 'active' || this.dueAt === null || this.assignedAt === null) return false;
    return this.dueAt <= limit && this.assignedAt <= limit;
  }

  /** @param byEmail what was said becomes a message that is answered by e-mail */
  close(by: Actor, reason: CloseReason, resolution: Chat['resolution'], now: Date, byEmail?: true): void {
    const status = this.after('close');
    const hadAgent = this.agentId !== null;
    this.giveUp(now);
    this.endOffer('withdrawn', by, now);
    const wasOnHold = this.partWithAgent(by, now);
    this.status = status;
    this.closedAt = now;
    this.customerGone = reason === 'abandoned';
    this.closeReason = reason === 'customer' && !hadAgent ? 'abandoned' : reason;
    this.resolution = resolution;
    this.awaitingReplySince = null;
    this.record(new ChatClosed(this.id, this.customerId, this.agentId, by, this.closeReason, !hadAgent, wasOnHold, byEmail));
  }

  private begin(agentId: string, by: Actor, reason: AssignReason, now: Date, { policyVersion, weight }: Chosen = {}): void {
    const asked = this.askedFor;
    this.giveTo(agentId, now);
    this.record(new ChatAssigned(this.id, this.customerId, agentId, by, reason, asked, policyVersion, weight));
  }

  /** Clears the exclusions: once an agent has the chat, every other agent may get it again later. */
  private giveTo(agentId: string, now: Date): void {
    this.agentId = agentId;
    this.agentIds = [...new Set([...this.agentIds, agentId])];
    this.assignedAt = now;
    this.excludedAgentIds = [];
    this.declinedBy = [];
    this.turnedDownAt = {};
    this.returnsTo = null;
  }

  private warn(closesAt: Date, now: Date): void {
    this.warnedAt = now;
    this.record(new ChatFellQuiet(this.id, closesAt.toISOString()));
  }

  private clearOffer(): void {
    this.offeredTo = null;
    this.offerExpiresAt = null;
    this.offerNote = null;
  }
}
