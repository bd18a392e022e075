import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Env } from '#platform';
import { CreateUser } from './create-user';
import { Users } from './directory.store';

/** Creates the first admin from the environment when there is no user, because only an admin can create users. */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap {
  private readonly logger = new Logger(FirstAdmin.name);

  constructor(
    private readonly users: Users,
    private readonly commands: CommandBus,
    private readonly env: Env,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = this.env;
    if (await this.users.any()) return;
    if (email === undefined || password === undefined) {
      this.logger.warn('There is no user yet: set ADMIN_EMAIL and ADMIN_PASSWORD, and start again');
      return;
    }
    const admin = new CreateUser({ name: 'Administrator', email: email.toLowerCase(), password, role: 'admin' });
    await this.commands.execute(admin).catch(async (error: unknown) => {
      // Another node that starts on the same empty database may have created the admin first.
      if (!(await this.users.any())) throw error;
    });
  }
}
