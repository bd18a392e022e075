import { Aggregate } from '#kernel';
import type { AgentStatus, StatusReason } from '#protocol';
import { effectiveStatus, type StatusFacts } from './effective-status';
import { agentAtCapacity, agentNotOnline } from './presence.errors';
import { AgentConnectionLost, AgentLoadChanged, AgentNoticed, type AgentState, AgentStatusChanged } from './presence.events';

/** Somebody's desk: present or not, in what status, with how many of its seats taken. */
export class Agent extends Aggregate {
  readonly id: string;
  selectedStatus: AgentStatus;
  selectedBecause: StatusFacts['selectedBecause'];
  connected: boolean;
  /** Since when no socket is open; the grace time counts from here. */
  disconnectedAt: Date | null;
  inactive: boolean;
  /** When it let an offer expire; away since, until it sets a status, signs in anew, or comes back after it was gone. */
  missedOfferAt: Date | null;
  lastActivityAt: Date | null;
  activeChats: number;
  /** Null follows the setting. */
  ownLimit: number | null;
  maxConcurrentChats: number;
  lastAssignedAt: Date | null;
  status: AgentStatus;
  statusReason: StatusReason;
  statusSince: Date;
  /** False for a deactivated user, whose desk stays for its history. */
  enabled: boolean;

  constructor(id: string, ownLimit: number | null, defaultLimit: number, now: Date) {
    super();
    this.id = id;
    this.selectedStatus = 'offline';
    this.selectedBecause = 'selected';
    this.connected = false;
    this.disconnectedAt = null;
    this.inactive = false;
    this.missedOfferAt = null;
    this.lastActivityAt = null;
    this.activeChats = 0;
    this.ownLimit = ownLimit;
    this.maxConcurrentChats = ownLimit ?? defaultLimit;
    this.lastAssignedAt = null;
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
      if (!this.connected) this.missedOfferAt = null;
      this.connected = true;
      this.disconnectedAt = null;
      this.inactive = false;
      this.lastActivityAt = now;
    });
  }

  /** Whoever signs in anew is there again, whether or not the grace time of the earlier connection is over. */
  signIn(now: Date): void {
    if (this.missedOfferAt) this.change(now, () => (this.missedOfferAt = null));
  }

  loseConnection(at: Date): void {
    if (!this.connected || this.disconnectedAt) return;
    this.disconnectedAt = at;
    this.record(new AgentConnectionLost(this.id));
  }

  /** The grace time is over. */
  disconnect(now: Date): void {
    if (!this.connected || !this.disconnectedAt) return;
    this.change(now, () => (this.connected = false));
  }

  select(status: AgentStatus, because: 'selected' | 'supervisor', now: Date): void {
    this.change(now, () => {
      this.selectStatus(status, because);
      this.missedOfferAt = null;
      if (because === 'selected') this.inactive = false;
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

  limitTo(ownLimit: number | null, defaultLimit: number, now: Date): void {
    this.change(now, () => {
      this.ownLimit = ownLimit;
      this.maxConcurrentChats = ownLimit ?? defaultLimit;
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

  /** Whether nobody has been at the desk since that moment, or ever will be. */
  isGoneSince(moment: Date): boolean {
    return !this.enabled || (this.disconnectedAt !== null && this.disconnectedAt <= moment);
  }

  get hasRoom(): boolean {
    return this.activeChats < this.maxConcurrentChats;
  }

  /** Routing seats only who is online. */
  get canBeRoutedTo(): boolean {
    return this.enabled && this.status === 'online' && this.hasRoom;
  }

  /**
   * Nobody answered an offer, so nobody seems to be there. Being active elsewhere is no answer: the agent says that it is back, by any
   * status, by signing in anew, or by coming back after it was gone. What it had selected stays selected.
   */
  missOffer(now: Date): void {
    this.change(now, () => (this.missedOfferAt = now));
  }

  /**
   * Takes a seat for a chat, by whatever path it comes. By hand an agent may be given a chat while away; a transfer
   * needs somebody who is online.
   * @throws DomainError `agent.not_online`, `agent.at_capacity`
   */
  takeSeat(now: Date, { mustBeOnline = false } = {}): void {
    const isFullOnly = this.status === 'busy' && this.statusReason === 'at_capacity';
    if (!this.enabled || this.status === 'offline') throw agentNotOnline();
    if (mustBeOnline && this.status !== 'online' && !isFullOnly) throw agentNotOnline();
    if (!this.hasRoom) throw agentAtCapacity();
    this.change(now, () => {
      this.activeChats += 1;
      this.lastAssignedAt = now;
    });
  }

  freeSeats(count: number, now: Date): void {
    this.change(now, () => (this.activeChats = Math.max(0, this.activeChats - count)));
  }

  get state(): AgentState {
    const { status, selectedStatus, statusReason, statusSince, activeChats, maxConcurrentChats, lastAssignedAt } = this;
    return {
      status,
      selectedStatus,
      statusReason,
      activeChats,
      maxConcurrentChats,
      statusSince: statusSince.toISOString(),
      lastAssignedAt: lastAssignedAt?.toISOString() ?? null,
    };
  }

  private selectStatus(status: AgentStatus, because: StatusFacts['selectedBecause']): void {
    this.selectedStatus = status;
    this.selectedBecause = because;
  }

  /** Every change goes through here: the effective status follows from the facts, and what changed is told once. */
  private change(now: Date, changeFacts: () => void): void {
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
    if (differs('status') || differs('statusReason') || differs('selectedStatus'))
      return new AgentStatusChanged(this.id, state, before.status);
    if (differs('activeChats') || differs('maxConcurrentChats')) return new AgentLoadChanged(this.id, state);
    return new AgentNoticed(this.id);
  }
}
