import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { hoursInUse } from './domain/hours.errors';
import { AllHours } from './hours.store';

/** Deletes hours that neither a team nor the settings go by. */
export class DeleteHours extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(DeleteHours)
export class DeleteHoursHandler implements ICommandHandler<DeleteHours> {
  constructor(
    private readonly all: AllHours,
    private readonly clock: Clock,
  ) {}

  execute({ id }: DeleteHours): Promise<void> {
    return this.all.change(id, async (hours, tx) => {
      const [use] = await tx.query<{ teamIds: string[]; isDefault: boolean }>(
        `select array(select id from teams where hours_id = $1 and deleted_at is null order by name) as "teamIds",
           exists (select from settings where chosen ->> 'hoursId' = $1::uuid::text) as "isDefault"`,
        [id],
      );
      if (use!.isDefault || use!.teamIds.length > 0) throw hoursInUse(use!.teamIds, use!.isDefault);
      hours.delete(this.clock.now());
    });
  }
}
