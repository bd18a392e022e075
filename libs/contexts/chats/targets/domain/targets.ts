import { type Actor, Aggregate, InvalidField } from '#kernel';
import type { Target } from '#protocol';
import { TargetsChanged } from './targets.events';

/** Id of the single row of targets. */
export const TARGETS_ID = '00000000-0000-7000-8000-000000000002';

/** Targets: how soon customers are to be answered, by priority, for all chats or for those of a team. */
export class Targets extends Aggregate {
  readonly id: string;
  list: Target[];

  constructor() {
    super();
    this.id = TARGETS_ID;
    this.list = [];
  }

  /** @throws InvalidField when two are for the same chats */
  replace(list: Target[], by: Actor): void {
    const seen = new Set<string>();
    for (const [index, { priority, teamId }] of list.entries()) {
      const key = `${priority} ${teamId ?? ''}`;
      if (seen.has(key)) throw new InvalidField(`/${index}`, 'must not be for the same priority and team as another');
      seen.add(key);
    }
    this.list = list;
    this.record(new TargetsChanged(this.id, by));
  }

  loseTeam(teamId: string): void {
    const left = this.list.filter((target) => target.teamId !== teamId);
    if (left.length === this.list.length) return;
    this.list = left;
    this.record(new TargetsChanged(this.id));
  }
}
