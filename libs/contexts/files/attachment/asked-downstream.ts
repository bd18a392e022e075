import { Query } from '@nestjs/cqrs';
import type { Caller } from '#platform';

/** Asked here, answered downstream, so that files need not know what a chat or a canned response is. */

/**
 * Whether somebody may read in a chat, or write in it: then it is open, and they take part. Answers whose chat it is.
 * Throws `chat.not_found`, `chat.not_assigned_to_you`, `chat.closed`.
 */
export class ChatAccess extends Query<{ customerId: string }> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly to: 'read' | 'write',
  ) {
    super();
  }
}

/** Whether somebody may see a canned response that is not deleted, or write it. Throws `canned.not_found`, `canned.shared_is_read_only`. */
export class AccessToCannedResponse extends Query<void> {
  constructor(
    readonly by: Caller,
    readonly cannedResponseId: string,
    readonly to: 'read' | 'write',
  ) {
    super();
  }
}
