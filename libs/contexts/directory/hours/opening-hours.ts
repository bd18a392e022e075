import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import type { Transaction } from '#platform';
import type { Hours } from './domain/hours';
import { OpeningTimes } from './domain/opening';

/** That it is closed, and until when (RFC 3339); null: nobody knows. */
export interface Closed {
  opensAt: string | null;
}

type Stored = Pick<Hours, 'timeZone' | 'weekly' | 'exceptions'>;

const COLUMNS = 'h.time_zone as "timeZone", h.weekly, h.exceptions';

/** Whether it is closed, by the hours of the installation or of a team; null while it is open, as it always is without hours. */
@Injectable()
export class OpeningHours {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By the hours of the installation, if it has any. */
  async closed(hoursId: string | null): Promise<Closed | null> {
    return (await this.closedByTeam(hoursId)).get(null) ?? null;
  }

  /** For a chat: by the hours of its team, or else by those of the installation. Without both it asks nothing. */
  async closedFor(tx: Transaction, teamId: string | null, hoursId: string | null): Promise<Closed | null> {
    if ((teamId ?? hoursId) === null) return null;
    const [hours] = await tx.query<Stored>(
      `select ${COLUMNS} from hours h where h.deleted_at is null and h.id = coalesce((select hours_id from teams where id = $1), $2)`,
      [teamId, hoursId],
    );
    return hours ? this.closedBy(hours) : null;
  }

  /** For each team with hours of its own, by its id, and, under null, for everybody else. */
  async closedByTeam(hoursId: string | null): Promise<Map<string | null, Closed | null>> {
    return new Map((await this.used(hoursId)).map((hours) => [hours.teamId, this.closedBy(hours)]));
  }

  /** The hours of each team that has its own, by its id, and, under null, those of the installation. */
  async timesByTeam(hoursId: string | null): Promise<Map<string | null, OpeningTimes>> {
    return new Map((await this.used(hoursId)).map((hours) => [hours.teamId, new OpeningTimes(hours)]));
  }

  private used(hoursId: string | null): Promise<(Stored & { teamId: string | null })[]> {
    return this.dataSource.query(
      `select used.team_id as "teamId", ${COLUMNS}
       from (select null::uuid as team_id, $1::uuid as hours_id union all select id, hours_id from teams where deleted_at is null) used
       join hours h on h.id = used.hours_id and h.deleted_at is null`,
      [hoursId],
    );
  }

  private closedBy(hours: Stored): Closed | null {
    const now = this.clock.now();
    const times = new OpeningTimes(hours);
    return times.isOpenAt(now) ? null : { opensAt: times.changesAt(now)?.toISOString() ?? null };
  }
}
