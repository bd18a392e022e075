/** Open from `from` to `to` ("09:00", to not included; at most "24:00") on each such day of the week: 1 is Monday, 7 Sunday. */
export interface WeeklyHours {
  day: number;
  from: string;
  to: string;
}

/** What holds on one date instead of the week: closed, or open from `from` to `to`. Several for a date add up. */
export interface HoursException {
  date: string;
  name: string;
  closed?: boolean;
  from?: string;
  to?: string;
}

/** Opening hours, by the clock on the wall of a time zone. */
export interface HoursView {
  id: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  weekly: WeeklyHours[];
  exceptions: HoursException[];
}

/** `changesAt`: when it opens or closes next; null: never, as far as anybody has said. */
export interface Opening {
  open: boolean;
  changesAt: string | null;
}
