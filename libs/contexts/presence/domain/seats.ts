import { Aggregate } from '#kernel';

/** A chat that takes seats: one, or more where it weighs more. */
export interface Seated {
  chatId: string;
  weight: number;
}

/** Seats of an agent: its limit, and what takes them. A chat takes as many seats as it weighs. */
export abstract class Seats extends Aggregate {
  /** Seats taken. */
  activeChats: number;
  /**
   * By chat id, how many seats a chat takes, of those that take more than one; null: none does. A chat that is transferred to whom it is
   * offered takes them twice until the offer ends, in the same transaction.
   */
  seatsOf: Record<string, number[]> | null;
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
    this.seatsOf = null;
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
    return this.hasRoomFor(1);
  }

  hasRoomFor(weight: number): boolean {
    return this.activeChats + this.seatsFor(weight) <= this.maxConcurrentChats;
  }

  limitTo(ownLimit: number | null, defaultLimit: number, now: Date): void {
    this.change(now, () => {
      this.ownLimit = ownLimit;
      this.maxConcurrentChats = ownLimit ?? defaultLimit;
    });
  }

  /** Takes the seats of a chat whatever the status and the limit, when the agent takes the chat over. */
  takeExtraSeat({ chatId, weight }: Seated, now: Date, breathingSeconds = 0): void {
    const seats = this.seatsFor(weight);
    this.change(now, () => {
      this.activeChats += seats;
      if (seats > 1) this.seatsOf = { ...this.seatsOf, [chatId]: [...(this.seatsOf?.[chatId] ?? []), seats] };
      this.lastAssignedAt = now;
      this.nextChatAt = breathingSeconds > 0 ? new Date(now.getTime() + breathingSeconds * 1000) : null;
    });
  }

  /** Frees the seats of chats that left the agent. */
  freeSeats(chatIds: readonly string[], now: Date): void {
    this.change(now, () => chatIds.forEach((chatId) => this.free(chatId)));
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
      for (const [chatId, until] of all) if (isOver(chatId, new Date(until))) this.free(chatId);
    });
  }

  /** Whoever has room for less than a chat weighs can have it alone, or nobody could ever take it. */
  private seatsFor(weight: number): number {
    return Math.max(1, Math.min(weight, this.maxConcurrentChats));
  }

  private free(chatId: string): void {
    const { [chatId]: [seats = 1, ...others] = [], ...rest } = this.seatsOf ?? {};
    const left = others.length > 0 ? { ...rest, [chatId]: others } : rest;
    this.activeChats = Math.max(0, this.activeChats - seats);
    this.seatsOf = Object.keys(left).length === 0 ? null : left;
  }

  private setWrapUps(wrapUps: Record<string, string>): void {
    const ends = Object.values(wrapUps).map((until) => Date.parse(until));
    this.wrapUps = ends.length === 0 ? null : wrapUps;
    this.wrapUpUntil = ends.length === 0 ? null : new Date(Math.max(...ends));
  }
}
