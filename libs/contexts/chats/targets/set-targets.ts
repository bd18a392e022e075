import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Teams } from '#directory/lends';
import { actorOf, type StaffCaller, Store } from '#platform';
import type { Target } from '#protocol';
import { CurrentTargets } from './current-targets';
import { Targets, TARGETS_ID } from './domain/targets';
import { TargetRows } from './targets.store';

/** Replaces all targets; open chats follow. */
export class SetTargets extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly list: Target[],
  ) {
    super();
  }
}

@CommandHandler(SetTargets)
export class SetTargetsHandler implements ICommandHandler<SetTargets> {
  constructor(
    private readonly rows: TargetRows,
    private readonly teams: Teams,
    private readonly current: CurrentTargets,
    private readonly store: Store,
  ) {}

  async execute({ by, list }: SetTargets): Promise<void> {
    const ofTeams = list.flatMap(({ teamId }, index) => (teamId === null ? [] : [[`/${index}/teamId`, teamId] as const]));
    await this.store.transaction(async (tx) => {
      await this.teams.mustExist(tx, new Map(ofTeams));
      await tx.query('lock table targets in share row exclusive mode');
      const [row] = await this.rows.lockAll(tx, [TARGETS_ID]);
      (row ?? this.rows.add(tx, new Targets())).replace(list, actorOf(by));
    });
    await this.current.read();
  }
}
