import { Query } from '@nestjs/cqrs';

/** Asked here, answered downstream, so that the directory need not know what a chat is and who is present. */

/** The open chats that ask for a skill. */
export class ChatsAskingFor extends Query<string[]> {
  constructor(readonly skill: string) {
    super();
  }
}

/** Whether any agent is online or busy. */
export class IsAnybodyThere extends Query<boolean> {}
