import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { isUniqueViolation, newId, Store } from '#platform';
import type { Role } from '#protocol';
import { emailTaken } from './domain/directory.errors';
import { User } from './domain/user';
import { Users } from './directory.store';
import { Passwords } from './passwords';

export interface UserInput {
  name: string;
  email: string;
  password: string;
  role: Role;
  maxConcurrentChats?: number | null;
}

export class CreateUser extends Command<User> {
  constructor(readonly input: UserInput) {
    super();
  }
}

@CommandHandler(CreateUser)
export class CreateUserHandler implements ICommandHandler<CreateUser> {
  constructor(
    private readonly users: Users,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  async execute({ input }: CreateUser): Promise<User> {
    const { password, maxConcurrentChats = null, ...rest } = input;
    const user = { ...rest, id: newId(), maxConcurrentChats, passwordHash: await this.passwords.hash(password) };
    try {
      return await this.store.transaction(async (tx) => this.users.add(tx, new User(user, this.clock.now())));
    } catch (error) {
      throw isUniqueViolation(error) ? emailTaken() : error;
    }
  }
}
