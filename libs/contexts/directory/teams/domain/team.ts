import { Aggregate, InvalidField, nameKey } from '#kernel';
import type { Greeting } from '../../staff/domain/greeting';
import { type Overflow, TeamChanged, TeamCreated, TeamDeleted } from './team.events';

export interface TeamChanges {
  name?: string;
  description?: string | null;
  public?: boolean;
  hoursId?: string | null;
  greeting?: Greeting;
  maxConcurrentChats?: number | null;
  overflowAfterSeconds?: number | null;
  overflowTeamIds?: string[];
}

/** Team: a named group of agents that chats are for. Who the members are is part of the users (`User.teamIds`). */
export class Team extends Aggregate {
  readonly id: string;
  name: string;
  /** Normalised name (`nameKey`), by which it is compared; unique among teams that are not deleted. */
  key: string;
  description: string | null;
  /** Whether customers may ask for the team. */
  public: boolean;
  /** Its own opening hours; null: those of the installation. */
  hoursId: string | null;
  /** What customers of the team are greeted with; empty: what those of the installation are. */
  greeting: Greeting;
  /** Greatest number of chats that routing gives to the team at once; null: no limit but those of its members. */
  maxConcurrentChats: number | null;
  /** A chat that has waited for the team so long may go to the members of `overflowTeamIds` too; null: never. */
  overflowAfterSeconds: number | null;
  overflowTeamIds: string[];
  deletedAt: Date | null;

  constructor(id: string, { name, ...rest }: TeamChanges & { name: string }) {
    super();
    this.id = id;
    this.name = name;
    this.key = nameKey(name);
    this.description = null;
    this.public = false;
    this.hoursId = null;
    this.greeting = {};
    this.maxConcurrentChats = null;
    this.overflowAfterSeconds = null;
    this.overflowTeamIds = [];
    this.deletedAt = null;
    this.take(rest);
    this.record(new TeamCreated(id, name, this.overflow));
  }

  /** What is given and differs. @throws InvalidField when the team would overflow to itself */
  change(changes: TeamChanges): void {
    if (this.take(changes)) this.record(new TeamChanged(this.id, this.name, this.overflow));
  }

  delete(now: Date): void {
    this.deletedAt = now;
    this.record(new TeamDeleted(this.id, this.name));
  }

  /** A team that is deleted takes no chats of others any more. */
  stopOverflowTo(teamId: string): void {
    this.change({ overflowTeamIds: this.overflowTeamIds.filter((id) => id !== teamId) });
  }

  private get overflow(): Overflow {
    return { afterSeconds: this.overflowAfterSeconds, toTeamIds: this.overflowTeamIds };
  }

  /** @returns whether anything differs from what was */
  private take(changes: TeamChanges): boolean {
    const before = JSON.stringify(this);
    Object.assign(this, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
    this.key = nameKey(this.name);
    if (this.overflowTeamIds.includes(this.id)) throw new InvalidField('/overflowTeamIds', 'must not contain the team itself');
    return JSON.stringify(this) !== before;
  }
}
