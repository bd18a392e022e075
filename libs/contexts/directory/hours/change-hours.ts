import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation } from '#platform';
import { hoursExist } from './domain/hours.errors';
import type { Hours, HoursChanges } from './domain/hours';
import { AllHours } from './hours.store';

/** Changes what is given of hours; whoever goes by them follows at once. */
export class ChangeHours extends Command<Hours> {
  constructor(
    readonly id: string,
    readonly changes: HoursChanges,
  ) {
    super();
  }
}

@CommandHandler(ChangeHours)
export class ChangeHoursHandler implements ICommandHandler<ChangeHours> {
  constructor(private readonly all: AllHours) {}

  async execute({ id, changes }: ChangeHours): Promise<Hours> {
    try {
      return await this.all.change(id, (hours) => {
        hours.change(changes);
        return hours;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? hoursExist() : error;
    }
  }
}
