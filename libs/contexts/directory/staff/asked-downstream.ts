import { Query } from '@nestjs/cqrs';
import type { Transaction } from '#platform';

/** These queries are declared here and handled by contexts downstream, so that the directory need not know chats and presence. */

/** Ids of the open chats that ask for a skill, asked by a transaction, on its connection. */
export class ChatsAskingFor extends Query<string[]> {
  constructor(
    readonly tx: Transaction,
    readonly skill: string,
  ) {
    super();
  }
}

/** Ids of the open chats that are for a team, asked by a transaction, on its connection. */
export class ChatsForTeam extends Query<string[]> {
  constructor(
    readonly tx: Transaction,
    readonly teamId: string,
  ) {
    super();
  }
}

/** Whether any agent is online or busy. */
export class IsAnybodyThere extends Query<boolean> {}
