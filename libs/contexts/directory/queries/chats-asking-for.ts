import { Query } from '@nestjs/cqrs';

/** The open chats that ask for a skill. Asked upstream of chats, which answer it. */
export class ChatsAskingFor extends Query<string[]> {
  constructor(readonly skill: string) {
    super();
  }
}
