import { Query } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';

/** These queries are declared here and handled by contexts downstream, so that customers need not know chats. */

/** Id of the customer of a chat; null when the chat does not exist or the caller may not see it. */
export class CustomerOfChat extends Query<string | null> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}
