import { Aggregate } from '#kernel';

/** Seats of an agent: its limit, and what takes them. */
export abstract class Seats extends Aggregate {
  activeChats: number;
  /** The limit of this agent alone; null follows the setting. */
  ownLimit: number | null;
  maxConcurrentChats: number;
  lastAssignedAt: Date | null;
  /** Routing gives the agent no chat before; null: whenever there is a free seat. */
  nextChatAt: Date | null;
  /** By the id of a closed chat whose seat is still taken, when (RFC 3339) it is freed at the latest; null: none. */
  wrapUps: Record<string, string> | null;
  /** When the last of them ends; null without one. */
  wrapUpUntil: Date | null;

  protected constructor(ownLimit: number | null, defaultLimit: number) {
    super();
    this.activeChats = 0;
    this.ownLimit = ownLimit;
    this.maxConcurrentChats = ownLimit ?? defaultLimit;
    this.lastAssignedAt = null;
    this.nextChatAt = null;
    this.wrapUps = null;
    this.wrapUpUntil = null;
  }

  /** Every change goes through here, which derives the status anew. */
  protected abstract change(now: Date, changeFacts: () => void): void;

  get hasRoom(): boolean {
    return this.activeChats < this.maxConcurrentChats;
  }

  limitTo(ownLimit: number | null, defaultLimit: number, now: Date): void {
    this.change(now, () => {
      this.ownLimit = ownLimit;
      this.maxConcurrentChats = ownLimit ?? defaultLimit;
    });
  }

  /** Takes a seat whatever the status and the limit, for a chat that the agent takes over. */
  takeExtraSeat(now: Date, breathingSeconds = 0): void {
    this.change(now, () => {
      this.activeChats += 1;
      this.lastAssignedAt = now;
      this.nextChatAt = breathingSeconds > 0 ? new Date(now.getTime() + breathingSeconds * 1000) : null;
    });
  }

  freeSeats(count: number, now: Date): void {
    this.change(now, () => (this.activeChats = Math.max(0, this.activeChats - count)));
  }

  /** Keeps the seat of a closed chat taken until then, for what is left to do about it. */
  beginWrapUp(chatId: string, until: Date, now: Date): void {
    this.change(now, () => this.setWrapUps({ ...this.wrapUps, [chatId]: until.toISOString() }));
  }

  /** Frees the seat of a closed chat; of one that is not wrapped up any more nothing changes. */
  endWrapUp(chatId: string, now: Date): void {
    this.endWrapUps(now, (id) => id === chatId);
  }

  /** Frees the seats of those whose time is up. */
  endOverdueWrapUps(now: Date): void {
    this.endWrapUps(now, (_, until) => until <= now);
  }

  private endWrapUps(now: Date, isOver: (chatId: string, until: Date) => boolean): void {
    const all = Object.entries(this.wrapUps ?? {});
    const left = all.filter(([chatId, until]) => !isOver(chatId, new Date(until)));
    if (left.length === all.length) return;
    this.change(now, () => {
      this.setWrapUps(Object.fromEntries(left));
      this.activeChats = Math.max(0, this.activeChats - (all.length - left.length));
    });
  }

  private setWrapUps(wrapUps: Record<string, string>): void {
    const ends = Object.values(wrapUps).map((until) => Date.parse(until));
    this.wrapUps = ends.length === 0 ? null : wrapUps;
    this.wrapUpUntil = ends.length === 0 ? null : new Date(Math.max(...ends));
  }
}
