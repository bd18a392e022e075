import { Query } from '@nestjs/cqrs';
import type { Caller } from '#platform';

/** Asked here, answered downstream, so that files need not know what a chat is. */

/**
 * Whether somebody may read in a chat, or write in it: then it is open, and they take part. Answers whose chat it is.
 * Throws `chat.not_found`, `chat.not_assigned_to_you`, `chat.closed`.
 */
export class AccessToChat extends Query<{ customerId: string }> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly to: 'read' | 'write',
  ) {
    super();
  }
}
