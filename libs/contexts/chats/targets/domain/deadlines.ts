import type { DueKind, Priority, Target } from '#protocol';

/** Opening times, as far as deadlines ask for them. */
export interface Times {
  /** When so much open time has passed; null: never. */
  after(since: Date, seconds: number): Date | null;
}

/** What a customer waits for, and since when. */
export interface Awaited {
  kind: DueKind;
  since: Date;
}

/** Deadlines of chats, by the targets and the opening hours of one moment. */
export class Deadlines {
  constructor(
    private readonly targets: readonly Target[] = [],
    /** By the id of the team; under null those of the installation. */
    private readonly hours: ReadonlyMap<string | null, Times> = new Map(),
  ) {}

  get isEmpty(): boolean {
    return this.targets.length === 0;
  }

  /** When the customer is to be answered at the latest; null: nobody said. A target of the team goes before one for all. */
  of({ priority, teamId }: { priority: Priority; teamId: string | null }, { kind, since }: Awaited): Date | null {
    const fitting = this.targets.filter((each) => each.priority === priority);
    const target = fitting.find((each) => each.teamId !== null && each.teamId === teamId) ?? fitting.find((each) => each.teamId === null);
    const seconds = kind === 'reply' ? target?.replySeconds : target?.firstResponseSeconds;
    if (target === undefined || seconds == null) return null;
    const times = target.withinHours ? this.hours.get(this.hours.has(teamId) ? teamId : null) : undefined;
    return times ? times.after(since, seconds) : new Date(since.getTime() + seconds * 1000);
  }
}
