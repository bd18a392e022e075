import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { UNANSWERED_SINCE } from '#chats';
import { Chats } from '#chats/lends';
import { CurrentSettings, OpeningHours } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';

const BATCH = 200;

/**
 * Tells the team, and later supervisors, of chats that nobody has answered, while their teams are open: what is left unanswered at closing time
 * is told when they open. Idempotent, and safe on all nodes at once.
 */
export class EscalateChats extends Command<void> {}

@CommandHandler(EscalateChats)
export class EscalateChatsHandler implements ICommandHandler<EscalateChats> {
  constructor(
    private readonly chats: Chats,
    private readonly settings: CurrentSettings,
    private readonly hours: OpeningHours,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const settings = await this.settings.get();
    const { escalateToTeamAfterSeconds: team, escalateToSupervisorsAfterSeconds: supervisors, hoursId } = settings;
    if (team === null && supervisors === null) return;
    const ids = await this.due(team, supervisors, await this.hours.closedByTeam(hoursId));
    if (ids.length === 0) return;
    await this.store.transaction(async (tx) => {
      for (const chat of await this.chats.lockAll(tx, ids)) chat.escalate({ team, supervisors }, this.clock.now());
    });
  }

  /** By the indexes of chats that wait and of those that agents have. */
  private async due(team: number | null, supervisors: number | null, closed: Map<string | null, unknown>): Promise<string[]> {
    const limits = [team, supervisors].map((seconds) => seconds && new Date(this.clock.now().getTime() - seconds * 1000));
    const withHours = [...closed.keys()].filter((id) => id !== null);
    const shut = withHours.filter((id) => closed.get(id) != null);
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from (
         select c.id, c.team_id, c.escalation, ${UNANSWERED_SINCE} as since from chats c where c.status = 'queued' union all
         select c.id, c.team_id, c.escalation, ${UNANSWERED_SINCE} as since from chats c where c.status in ('active', 'offered')) c
       where ((since <= $1 and (escalation ->> 'since')::timestamptz is distinct from since)
           or (since <= $2 and ((escalation ->> 'since')::timestamptz is distinct from since or escalation ->> 'level' <> 'supervisors')))
         and not coalesce(team_id = any($3::uuid[]), false) and (not $4 or coalesce(team_id = any($5::uuid[]), false))
       order by since limit ${BATCH}`,
      [...limits, shut, closed.get(null) != null, withHours],
    );
    return rows.map(({ id }) => id);
  }
}
