import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings, OpeningHours } from '#directory';
import { Clock } from '#kernel';

const BATCH = 200;

/** Waiting chat whose customer was not told yet that it is closed. */
export interface Untold {
  id: string;
  customerId: string;
  /** RFC 3339; null: nobody knows. */
  opensAt: string | null;
  /** Whether it waited when it was open, and not only since it is closed. */
  waitedBefore: boolean;
}

interface Row extends Omit<Untold, 'waitedBefore'> {
  teamId: string | null;
  queuedAt: Date;
  toldOpensAt: string | null;
}

/** Closing time, as chats in the queue come to it: each by the hours of its team, or else by those of the installation. */
@Injectable()
export class ClosingTime {
  constructor(
    private readonly hours: OpeningHours,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Those who wait while it is closed, the first 200 of whom were not told of this closing time; what they were told is stored with the chat. */
  async untold(): Promise<Untold[]> {
    const { hoursId } = await this.settings.get();
    const closed = await this.hours.closedByTeam(hoursId);
    if (![...closed.values()].some(Boolean)) return [];
    const hours = [...closed].map(([teamId, until]) => ({ teamId, isClosed: until !== null, opensAt: until?.opensAt ?? null }));
    const rows = await this.dataSource.query<Row[]>(
      `with closing as (select * from json_to_recordset($1) as h ("teamId" uuid, "isClosed" boolean, "opensAt" text))
       select c.id, c.customer_id as "customerId", h."opensAt", h."teamId", c.queued_at as "queuedAt", c.out_of_hours ->> 'opensAt' as "toldOpensAt"
       from chats c
       join closing h on h."teamId" = c.team_id
         or (h."teamId" is null and not exists (select from closing own where own."teamId" = c.team_id))
       where c.status = 'queued' and h."isClosed"
         and (c.out_of_hours is null or c.out_of_hours ->> 'opensAt' is distinct from h."opensAt")
       order by c.queued_at limit ${BATCH}`,
      [JSON.stringify(hours)],
    );
    if (rows.length === 0) return [];
    const times = await this.hours.timesByTeam(hoursId);
    const now = this.clock.now();
    return rows.map(({ teamId, queuedAt, toldOpensAt, ...chat }) => {
      const hasOpenedSince = toldOpensAt !== null && new Date(toldOpensAt) <= now;
      return { ...chat, waitedBefore: hasOpenedSince || times.get(teamId)!.isOpenAt(queuedAt) };
    });
  }
}
