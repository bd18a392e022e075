import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isUniqueViolation, newId, Store } from '#platform';
import { hoursExist } from './domain/hours.errors';
import { Hours } from './domain/hours';
import { AllHours } from './hours.store';

export class CreateHours extends Command<Hours> {
  constructor(readonly hours: ConstructorParameters<typeof Hours>[1]) {
    super();
  }
}

@CommandHandler(CreateHours)
export class CreateHoursHandler implements ICommandHandler<CreateHours> {
  constructor(
    private readonly all: AllHours,
    private readonly store: Store,
  ) {}

  async execute({ hours }: CreateHours): Promise<Hours> {
    try {
      return await this.store.transaction(async (tx) => this.all.add(tx, new Hours(newId(), hours)));
    } catch (error) {
      throw isUniqueViolation(error) ? hoursExist() : error;
    }
  }
}
