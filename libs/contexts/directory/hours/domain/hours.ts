import { Aggregate, InvalidField, nameKey } from '#kernel';
import type { HoursException, WeeklyHours } from '#protocol';
import { HoursChanged, HoursCreated, HoursDeleted } from './hours.events';

export interface HoursChanges {
  name?: string;
  timeZone?: string;
  weekly?: WeeklyHours[];
  exceptions?: HoursException[];
}

/** Opening hours of the installation or of teams, under a name: intervals of the week, and what holds on single dates instead. */
export class Hours extends Aggregate {
  readonly id: string;
  name: string;
  /** Normalised name (`nameKey`), by which it is compared; unique among hours that are not deleted. */
  key: string;
  timeZone: string;
  weekly: WeeklyHours[];
  exceptions: HoursException[];
  deletedAt: Date | null;

  constructor(id: string, { name, timeZone, weekly = [], exceptions = [] }: HoursChanges & { name: string; timeZone: string }) {
    super();
    this.id = id;
    this.name = name;
    this.key = nameKey(name);
    this.timeZone = timeZone;
    this.weekly = weekly;
    this.exceptions = exceptions;
    this.deletedAt = null;
    mustMakeSense(this);
    this.record(new HoursCreated(id, name));
  }

  /** Lists that are given replace those that were. @throws InvalidField when an interval ends before it begins, or a date is contradictory */
  change({ name = this.name, timeZone = this.timeZone, weekly = this.weekly, exceptions = this.exceptions }: HoursChanges): void {
    const before = inOneText(this);
    Object.assign(this, { name, key: nameKey(name), timeZone, weekly, exceptions });
    mustMakeSense(this);
    if (inOneText(this) !== before) this.record(new HoursChanged(this.id, name));
  }

  delete(now: Date): void {
    this.deletedAt = now;
    this.record(new HoursDeleted(this.id, this.name));
  }
}

/** The database keeps the fields of what is within in an order of its own. */
function inOneText({ name, timeZone, weekly, exceptions }: Hours): string {
  const intervals = weekly.map(({ day, from, to }) => [day, from, to]);
  return JSON.stringify([name, timeZone, intervals, exceptions.map(({ date, name, closed, from, to }) => [date, name, closed, from, to])]);
}

function mustMakeSense({ weekly, exceptions }: Pick<Hours, 'weekly' | 'exceptions'>): void {
  for (const [index, { from, to }] of weekly.entries()) mustEndLater(`/weekly/${index}/to`, from, to);
  for (const [index, { date, closed = false, from, to }] of exceptions.entries()) {
    const at = `/exceptions/${index}`;
    if (closed && (from ?? to) !== undefined) throw new InvalidField(`${at}/closed`, 'must not be given together with from and to');
    if (!closed && (from === undefined || to === undefined)) throw new InvalidField(at, 'must be closed, or have from and to');
    if (closed && exceptions.filter((each) => each.date === date).length > 1)
      throw new InvalidField(`${at}/date`, 'must not be given twice when it is closed');
    if (from !== undefined && to !== undefined) mustEndLater(`${at}/to`, from, to);
  }
}

/** The times are written with two digits, so that they compare as texts. */
function mustEndLater(pointer: string, from: string, to: string): void {
  if (to <= from) throw new InvalidField(pointer, 'must be later than from; what goes on after midnight is an interval of the next day');
}
