import type { AgentStatus, StatusReason } from '#protocol';
import { isPresent } from '#words';
import { effectiveStatus, type StatusFacts } from './effective-status';
import { agentAtCapacity, agentNotOnline } from './presence.errors';
import { AgentConnectionLost, AgentLoadChanged, AgentNoticed, type AgentState, AgentStatusChanged } from './presence.events';
import { type Seated, Seats } from './seats';

/** Agent: the presence of a user, its effective status, and how many of its seats are taken. */
export class Agent extends Seats {
  readonly id: string;
  selectedStatus: AgentStatus;
  selectedBecause: StatusFacts['selectedBecause'];
  /** What was given as the reason of the selection, in words. */
  selectedNote: string | null;
  /** The supervisor who selected it for the agent; null when nobody did. */
  selectedBy: string | null;
  connected: boolean;
  /** When the last socket closed, from which the grace time counts; null while one is open. */
  disconnectedAt: Date | null;
  inactive: boolean;
  /** When the agent let an offer expire, or a chat overdue. It is away until it sets a status, signs in anew, or comes back after it was gone. */
  missedAt: Date | null;
  missed: StatusFacts['missed'];
  lastActivityAt: Date | null;
  status: AgentStatus;
  statusReason: StatusReason;
  statusSince: Date;
  /** False for a deactivated user, whose row is kept for its history. */
  enabled: boolean;

  constructor(id: string, ownLimit: number | null, defaultLimit: number, now: Date) {
    super(ownLimit, defaultLimit);
    this.id = id;
    this.selectedStatus = 'offline';
    this.selectedBecause = 'selected';
    this.selectedNote = null;
    this.selectedBy = null;
    this.connected = false;
    this.disconnectedAt = null;
    this.inactive = false;
    this.missedAt = null;
    this.missed = 'offer';
    this.lastActivityAt = null;
    this.status = 'offline';
    this.statusReason = 'disconnected';
    this.statusSince = now;
    this.enabled = true;
    this.record(new AgentStatusChanged(id, this.state, 'offline'));
  }

  /** @param comesOnline whether connecting makes an offline agent online, as it does for the role `agent` */
  connect(comesOnline: boolean, now: Date): void {
    this.change(now, () => {
      if (!this.connected && this.selectedStatus === 'offline' && comesOnline) this.selectStatus('online', 'connected');
      if (!this.connected) this.missedAt = null;
      this.connected = true;
      this.disconnectedAt = null;
      this.inactive = false;
      this.lastActivityAt = now;
    });
  }

  /** A new login ends the absence after something was missed, even within the grace time of the earlier connection. */
  signIn(now: Date): void {
    if (this.missedAt) this.change(now, () => (this.missedAt = null));
  }

  loseConnection(at: Date): void {
    if (!this.connected || this.disconnectedAt) return;
    this.disconnectedAt = at;
    this.record(new AgentConnectionLost(this.id));
  }

  /** Marks the agent as gone once its grace time is over. */
  disconnect(now: Date): void {
    if (!this.connected || !this.disconnectedAt) return;
    this.change(now, () => (this.connected = false));
  }

  /** Selects the agent's own status. */
  select(status: AgentStatus, now: Date): void {
    this.change(now, () => {
      this.selectStatus(status, 'selected');
      this.missedAt = null;
      this.inactive = false;
    });
  }

  /** Selects the status on behalf of a supervisor, who may say why. */
  forceStatus(status: AgentStatus, { by, note }: { by: string; note: string | null }, now: Date): void {
    this.change(now, () => {
      this.selectStatus(status, 'supervisor', by, note);
      this.missedAt = null;
    });
  }

  becomeInactive(now: Date): void {
    this.change(now, () => (this.inactive = true));
  }

  becomeActive(now: Date): void {
    this.change(now, () => {
      this.inactive = false;
      this.lastActivityAt = now;
    });
  }

  enable(enabled: boolean, now: Date): void {
    if (this.enabled === enabled) return;
    this.change(now, () => {
      this.enabled = enabled;
      this.connected = false;
      this.disconnectedAt = null;
      this.selectStatus('offline', 'selected');
    });
  }

  /** Whether the agent has had no socket since that moment, or is deactivated. */
  isGoneSince(moment: Date): boolean {
    return !this.enabled || (this.disconnectedAt !== null && this.disconnectedAt <= moment);
  }

  /** Whether a chat of its own may come back to the agent: it is at its desk and has room for it. */
  canTakeBack(weight: number): boolean {
    return this.enabled && isPresent(this.status) && this.hasRoomFor(weight);
  }

  /** Whether routing may choose the agent: it is online, has room for the chat, and breathes no more after the one before. */
  canBeRoutedTo(now: Date, weight: number): boolean {
    return this.enabled && this.status === 'online' && this.hasRoomFor(weight) && (this.nextChatAt === null || this.nextChatAt <= now);
  }

  /**
   * Makes the agent away after an expired offer, or after a chat was taken back for want of a reply, whatever else it does. It ends that by
   * setting any status, by signing in anew, or by coming back after it was gone. The selected status is kept.
   */
  miss(missed: StatusFacts['missed'], now: Date): void {
    this.change(now, () => {
      this.missedAt = now;
      this.missed = missed;
    });
  }

  /**
   * Takes the seats of a chat. A supervisor may assign a chat to an agent who is away; a transfer needs an agent who is online
   * (`mustBeOnline`). Routing gives the agent no other chat for `breathingSeconds`.
   * @throws DomainError `agent.not_online`, `agent.at_capacity`
   */
  takeSeat(chat: Seated, now: Date, { mustBeOnline = false, breathingSeconds = 0 } = {}): void {
    const isFullOnly = this.status === 'busy' && this.statusReason === 'at_capacity';
    if (!this.enabled || this.status === 'offline') throw agentNotOnline();
    if (mustBeOnline && this.status !== 'online' && !isFullOnly) throw agentNotOnline();
    if (!this.hasRoomFor(chat.weight)) throw agentAtCapacity();
    this.takeExtraSeat(chat, now, breathingSeconds);
  }

  get state(): AgentState {
    const { status, selectedStatus, statusReason, statusSince, activeChats, maxConcurrentChats, lastAssignedAt } = this;
    const { nextChatAt, wrapUpUntil } = this;
    return {
      status,
      selectedStatus,
      statusReason,
      activeChats,
      maxConcurrentChats,
      statusSince: statusSince.toISOString(),
      lastAssignedAt: lastAssignedAt?.toISOString() ?? null,
      nextChatAt: nextChatAt?.toISOString() ?? null,
      wrapUpUntil: wrapUpUntil?.toISOString() ?? null,
      // They explain the selection, and no status that follows from anything else.
      statusNote: statusReason === 'supervisor' ? this.selectedNote : null,
      statusBy: statusReason === 'supervisor' ? this.selectedBy : null,
    };
  }

  private selectStatus(
    status: AgentStatus,
    because: StatusFacts['selectedBecause'],
    by: string | null = null,
    note: string | null = null,
  ): void {
    this.selectedStatus = status;
    this.selectedBecause = because;
    this.selectedBy = by;
    this.selectedNote = note;
  }

  /** Every change goes through here, which derives the effective status anew and records one event of what changed. */
  protected change(now: Date, changeFacts: () => void): void {
    const before = this.state;
    changeFacts();
    const { status, reason } = effectiveStatus({ ...this, selected: this.selectedStatus });
    if (status !== before.status) this.statusSince = now;
    this.status = status;
    this.statusReason = reason;
    const event = this.whatChanged(before);
    if (event instanceof AgentLoadChanged) this.recordLatest(event);
    else this.record(event);
  }

  private whatChanged(before: AgentState): AgentStatusChanged | AgentLoadChanged | AgentNoticed {
    const { state } = this;
    const differs = (fact: keyof AgentState): boolean => state[fact] !== before[fact];
    if ((['status', 'statusReason', 'selectedStatus', 'statusNote', 'statusBy'] as const).some(differs))
      return new AgentStatusChanged(this.id, state, before.status);
    if ((['activeChats', 'maxConcurrentChats', 'nextChatAt', 'wrapUpUntil'] as const).some(differs))
      return new AgentLoadChanged(this.id, state);
    return new AgentNoticed(this.id);
  }
}
